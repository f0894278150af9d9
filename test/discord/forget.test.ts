import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openStore } from "../../adapters/store/open.ts";
import { command, edited, press, message as say } from "../fakes/discord/events.ts";
import { world } from "../fakes/discord/ids.ts";
import { engineOver } from "../support.ts";
import { answered, type Bench, replied, shownOne, started, until } from "./harness.ts";
import { controlId } from "./inspect.ts";

const engine = engineOver();
const mention = `<@${world.bot}>`;
const jun = { id: world.other, username: "jun", discriminator: "0", avatar: null };
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A bot with its state in a file, and all that is in that file and its journal. */
async function withFile() {
  const folder = mkdtempSync(join(tmpdir(), "whichdata-forget-"));
  folders.push(folder);
  const store = await openStore(`file:${join(folder, "state.db")}`);
  const bench = await started({ engine, store });
  const file = () =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), "latin1"))
      .join("");
  return { bench, store, file };
}

/** Mina asks in every way there is, and Jun does, too. */
async function askAll(bench: Bench): Promise<void> {
  const long = `preference minasword ${"of no use at all ".repeat(6)}`;
  const asked = say(`${mention} preference minasword`);
  await replied(bench, asked);
  bench.fake.edit(edited(asked, `${mention} preference minasword video`));
  await replied(bench, say(`${mention} video minasword`, "thread"));
  await replied(bench, say(`${mention} only Korean junsword`, "thread", { author: jun }));
  await replied(bench, say("minasword", "dm"));
  await shownOne(bench, command("dataset", { query: "VLFeedback" }));
  await shownOne(bench, command("dataset", { query: "VLFeedback", public: true }));
  const card = await shownOne(bench, command("dataset", { query: long }));
  bench.fake.interact(press(controlId(card.body, "Share"), {}, card));
  await until("the copy", () => bench.fake.messages.some(({ body }) => body.nonce === card.id));
  await shownOne(
    bench,
    command("dataset", { query: long.replace("minasword", "junsword"), public: true }, { by: world.other }),
  );
  await replied(bench, say(`${mention} COCO junsword`, "channel", { author: jun }));
  await new Promise((resolve) => setTimeout(resolve, 200));
}

describe("who asks to be forgotten", () => {
  it.each([
    ["by /dataset forget", "en-US", () => command("dataset", { query: "forget" }), /deleted/],
    ["in public, privately", "en-US", () => command("dataset", { query: "Forget me", public: true }), /deleted/],
    ["in Korean", "ko", () => command("dataset", { query: "기록 지우기" }, { locale: "ko" }), /지웠/],
    ["by the button below the help", "en-US", () => press("d2:forget"), /deleted/],
  ])(
    "%s is: nothing of them is left in the file, and others' things stay",
    async (_how, _locale, interaction, says) => {
      const { bench, store, file } = await withFile();
      await askAll(bench);
      expect(file()).toContain("minasword");
      expect(file()).toContain(world.person);
      const { text, data } = await answered(bench, interaction());
      expect(text).toMatch(says);
      expect(Number(data.flags) & 64).toBe(64);
      await bench.adapter.stop();
      expect(file()).not.toContain("minasword");
      expect(file()).not.toContain(world.person);
      expect(file()).toContain(`discord::${world.other}`);
      expect(file()).toContain("COCO junsword");
      await store.close();
    },
  );

  it("finds the button below the help, and reads there what is kept", async () => {
    const { bench, store } = await withFile();
    const help = await shownOne(bench, command("dataset-help", {}, { locale: "ko" }));
    expect(help.text).toContain("PRIVACY.md");
    expect(controlId(help.body, "내 기록 지우기")).toBe("d2:forget");
    await bench.adapter.stop();
    await store.close();
  });
});
