import type { AdapterContext } from "../adapter.ts";
import { button } from "./controls.ts";
import { fixedIds } from "./custom-id.ts";
import { type Interaction, readerLocale } from "./event.ts";
import { areLinksOn } from "./link-switch.ts";
import { isModerator } from "./permissions.ts";
import type { Plan } from "./plan.ts";
import { renderAnswer } from "./render.ts";
import { keepViews } from "./view.ts";
import { words } from "./words.ts";

/** The answer to `/dataset-help`: what can be asked, what is kept; for moderators of a channel, its switch for link cards. */
export async function helpPlan(interaction: Interaction, context: AdapterContext): Promise<Plan> {
  const { store, log } = context;
  const locale = readerLocale(interaction.locale) ?? "en";
  const { message } = await context.ask("", { locale });
  const { payload, kept } = renderAnswer({ ...message, text: `${message.text}\n${words[locale].help}` }, null);
  await keepViews(kept, store, log);
  const { channelId } = interaction;
  if (channelId === null || !interaction.installedHere || !isModerator(interaction)) {
    return { place: "private", payload };
  }
  const on = await areLinksOn(channelId, store);
  const label = on ? words[locale].turnLinksOff : words[locale].turnLinksOn;
  const [container] = payload.components;
  const row = { type: 1 as const, components: [button(label, fixedIds.links(!on))] };
  return {
    place: "private",
    payload: { ...payload, components: [{ ...container, components: [...container.components, row] }] },
  };
}
