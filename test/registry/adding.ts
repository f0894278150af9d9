import { afterEach } from "vitest";
import { type AddOptions, addDataset } from "../../registry/add.ts";
import { carefulInfo, carefulReadme } from "../fakes/hub/cards.ts";
import { type FakeDataset, type FakeHub, startHub } from "../fakes/hub/server.ts";
import { type Place, sound } from "./places.ts";

/** A dataset whose card says all that a card can. */
export const careful: FakeDataset = { info: carefulInfo, readme: carefulReadme };

/** Runs `add` over a registry of one record in the place, each time against a Hub of its own. */
export function useAdd(place: Place) {
  const hubs: FakeHub[] = [];
  afterEach(async () => {
    await Promise.all(hubs.splice(0).map((hub) => hub.close()));
  });
  const start = async (datasets: Record<string, FakeDataset>) => {
    const hub = await startHub(datasets);
    hubs.push(hub);
    return hub;
  };
  const add = async (datasets: Record<string, FakeDataset>, source: string, options: Partial<AddOptions> = {}) => {
    const hub = await start(datasets);
    const into = place.registry([sound({ id: "known", name: "Known Set", hfId: "diver/known" })]);
    const before = place.files();
    const said: string[] = [];
    const outcome = await addDataset({
      source,
      into,
      places: [into],
      prompter: null,
      gated: false,
      renamed: false,
      say: (line) => said.push(line),
      ...options,
      hub: { endpoint: hub.url, ...options.hub },
    }).catch((error: unknown) => error as Error);
    const written = place.files().filter((file) => !before.includes(file));
    const message = outcome instanceof Error ? outcome.message : "";
    const record = outcome instanceof Error ? null : outcome.record;
    return { into, hub, said: said.join("\n"), written, message, record };
  };
  return { add, start };
}
