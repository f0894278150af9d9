import type { AdapterContext } from "../adapter.ts";
import { button } from "./controls.ts";
import { createIdMaker, fixedIds } from "./custom-id.ts";
import { type Interaction, isModerator, readerLocale } from "./event.ts";
import { areLinksOn, personOf } from "./memory.ts";
import { type Plan, privately } from "./plan.ts";
import { renderAnswer } from "./render.ts";
import { askView, keepViews } from "./view.ts";
import { words } from "./words.ts";

/**
 * The answer to `/dataset-help`: what can be asked, what is kept and how it is forgotten; for moderators of a channel, its
 * switch for link cards.
 */
export async function helpPlan(interaction: Interaction, context: AdapterContext): Promise<Plan> {
  const { store, log } = context;
  const locale = readerLocale(interaction.locale) ?? "en";
  const said = words[locale];
  const { message } = await context.ask("", { locale });
  const { payload, plain, kept } = renderAnswer({ ...message, text: `${message.text}\n${said.help}` }, null);
  const ids = createIdMaker();
  const buttons = [
    button(said.filter, ids.make("filter:-", askView("", locale))),
    button(said.forget, fixedIds.forget),
  ];
  const { channelId, parentId } = interaction;
  if (channelId !== null && interaction.installedHere && isModerator(interaction)) {
    const on = await areLinksOn(channelId, parentId, store);
    buttons.push(button(on ? said.turnLinksOff : said.turnLinksOn, fixedIds.links(!on)));
  }
  await keepViews([...kept, ...ids.kept], [personOf(interaction.user.id)], store, log);
  const [container] = payload.components;
  const row = { type: 1 as const, components: buttons };
  return {
    place: "private",
    payload: { ...payload, components: [{ ...container, components: [...container.components, row] }] },
    plain,
  };
}

/** Forgets the one who asks for it: what the store has of them is deleted at once. */
export async function forgetPlan({ user, locale }: Interaction, { store }: AdapterContext): Promise<Plan> {
  await store.forget(personOf(user.id));
  return privately(words[readerLocale(locale) ?? "en"].forgot);
}

/** Whether somebody asks to be forgotten, in the place of a question. */
export function asksToBeForgotten(question: string): boolean {
  return /^(?:forget(?: me)?|(?:내 )?기록 지우기)$/i.test(question.trim());
}
