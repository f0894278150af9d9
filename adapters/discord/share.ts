import { DiscordAPIError, type REST, Routes } from "discord.js";
import type { AdapterContext } from "../adapter.ts";
import { errorFields } from "../log.ts";
import { rememberQuestion } from "../thread.ts";
import type { Controls } from "./controls.ts";
import { conversationOfAnswer } from "./conversation.ts";
import { type Interaction, readerLocale } from "./event.ts";
import { mayPost } from "./permissions.ts";
import { type Plan, sentence } from "./plan.ts";
import { rememberRecent } from "./recent.ts";
import { renderAnswer } from "./render.ts";
import { postedId, type Responder } from "./respond.ts";
import { keepViews, type View, viewMessage } from "./view.ts";
import { words } from "./words.ts";

/** Plans the sharing of a view from the private message whose button was pressed. */
export type SharePoster = (view: View, interaction: Interaction) => Promise<Plan>;

/** A private message can be shared once; longer than its buttons work, in milliseconds. */
const claimMs = 60 * 60_000;

/** True for the one press of a private message's Share that posts, over all processes. */
async function claim({ message, id }: Interaction, { store, log }: AdapterContext): Promise<boolean> {
  try {
    return await store.claim(`discord:shared:${message?.id ?? id}`, claimMs);
  } catch (error) {
    log.warn("discord.store-failed", errorFields(error));
    return true;
  }
}

/**
 * Shares what somebody sees: their own card keeps standing with its button off, and a copy that names them goes to the
 * channel. Where the bot is no member, the copy follows as an answer to the press, which Discord allows everywhere.
 */
export function createSharePoster(rest: REST, responder: Responder, context: AdapterContext): SharePoster {
  const { store, log } = context;

  async function postCopy(view: View, interaction: Interaction): Promise<string | null> {
    const { user, channelId, message: source } = interaction;
    const message = await viewMessage(view, context);
    const controls: Controls = { view, owner: user.id, asker: user.name, share: "none", removable: true };
    const { payload, kept } = renderAnswer(message, controls);
    await keepViews(kept, store, log);
    if (channelId !== null) await rememberRecent([{ channel: channelId }], message, context);
    if (channelId === null || !mayPost(interaction)) return responder.followUp(payload, false);
    // Two presses of one button are one copy: Discord takes a nonce once.
    const body = { ...payload, nonce: source?.id ?? interaction.id, enforce_nonce: true };
    return postedId(await rest.post(Routes.channelMessages(channelId), { body }));
  }

  async function post(view: View, interaction: Interaction): Promise<void> {
    try {
      const id = await postCopy(view, interaction);
      if (id === null || view.kind !== "ask") return;
      const before = view.after.length > 0 ? { questions: view.after, locale: view.locale } : undefined;
      await rememberQuestion(store, conversationOfAnswer(id), before, view.question, view.locale);
    } catch (error) {
      log.warn("discord.share-refused", errorFields(error));
      // A connection that broke may have carried the copy; only a refusal is sure to have not.
      if (!(error instanceof DiscordAPIError)) return;
      const said = words[readerLocale(interaction.locale) ?? "en"];
      await responder.followUp(sentence(said.cannotShare), true);
    }
  }

  return async (view, interaction) => {
    const controls: Controls = { view, owner: null, asker: null, share: "done", removable: false };
    const { payload, kept } = renderAnswer(await viewMessage(view, context), controls);
    await keepViews(kept, store, log);
    const first = await claim(interaction, context);
    return { place: "update", payload, ...(first ? { afterwards: () => post(view, interaction) } : {}) };
  };
}
