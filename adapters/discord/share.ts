import { DiscordAPIError, type REST, Routes } from "discord.js";
import type { AdapterContext } from "../adapter.ts";
import { errorFields } from "../log.ts";
import { rememberQuestion } from "../thread.ts";
import type { Controls } from "./controls.ts";
import { type Interaction, mayPost, readerLocale } from "./event.ts";
import { conversationOfAnswer, personOf } from "./memory.ts";
import { type DiscordPayload, postFirst, sentence } from "./payload.ts";
import type { Plan } from "./plan.ts";
import { rememberRecent } from "./recent.ts";
import { type Rendered, renderAnswer } from "./render.ts";
import { postedId, type Responder } from "./respond.ts";
import { keepViews, type View, viewMessage } from "./view.ts";
import { words } from "./words.ts";

/** Plans the sharing of a view from the private message whose button was pressed. */
export type SharePoster = (view: View, interaction: Interaction) => Promise<Plan>;

/** A private message can be shared once; longer than its buttons work, in milliseconds. */
const claimMs = 60 * 60_000;

const keyOf = ({ message, id }: Interaction) => `discord:shared:${message?.id ?? id}`;

/**
 * Shares what somebody sees: their own card keeps standing with its button off, and a copy that names them goes to the
 * channel. Where the bot is no member, the copy follows as an answer to the press, which Discord allows everywhere. Where
 * the copy is refused the button is on again.
 */
export function createSharePoster(rest: REST, responder: Responder, context: AdapterContext): SharePoster {
  const { store, log } = context;

  /** True for the one press of a private message's Share that posts, over all processes. */
  async function claim(interaction: Interaction): Promise<boolean> {
    try {
      return await store.claim(keyOf(interaction), claimMs);
    } catch (error) {
      log.warn("discord.store-failed", errorFields(error));
      return true;
    }
  }

  async function render(view: View, interaction: Interaction, controls: Omit<Controls, "view">) {
    const message = await viewMessage(view, context);
    const rendered = renderAnswer(message, { view, ...controls });
    await keepViews(rendered.kept, [personOf(interaction.user.id)], store, log);
    return { message, rendered };
  }

  async function postCopy({ payload, plain }: Rendered, interaction: Interaction): Promise<string | null> {
    const { channelId, message: source, id } = interaction;
    const said = words[readerLocale(interaction.locale) ?? "en"];
    const post = async (shown: DiscordPayload): Promise<string | null> => {
      if (channelId === null || !mayPost(interaction)) return responder.followUp(shown, false);
      // Two presses of one button are one copy: Discord takes a nonce once.
      const body = { ...shown, nonce: source?.id ?? id, enforce_nonce: true };
      return postedId(await rest.post(Routes.channelMessages(channelId), { body }));
    };
    return postFirst([payload, plain, (reference) => sentence(said.failed(reference))], post, log);
  }

  async function refuse(view: View, interaction: Interaction): Promise<void> {
    const said = words[readerLocale(interaction.locale) ?? "en"];
    await responder.followUp(sentence(said.cannotShare), true);
    const offered = { owner: null, asker: null, share: "offered", removable: false } as const;
    await responder.edit((await render(view, interaction, offered)).rendered.payload);
    await store.delete(keyOf(interaction));
  }

  async function post(view: View, interaction: Interaction): Promise<void> {
    const { user, channelId } = interaction;
    const person = personOf(user.id);
    const controls = { owner: user.id, asker: user.name, share: "none", removable: true } as const;
    try {
      const { message, rendered } = await render(view, interaction, controls);
      const id = await postCopy(rendered, interaction);
      if (channelId !== null) await rememberRecent([{ channel: channelId }], message, person, context);
      if (id === null || view.kind !== "ask") return;
      const before = view.after.length > 0 ? { questions: view.after, locale: view.locale } : undefined;
      await rememberQuestion(store, conversationOfAnswer(id), before, view.question, view.locale, person);
    } catch (error) {
      log.warn("discord.share-refused", errorFields(error));
      // A connection that broke may have carried the copy; only a refusal is sure to have not.
      if (error instanceof DiscordAPIError) await refuse(view, interaction);
    }
  }

  return async (view, interaction) => {
    const done = { owner: null, asker: null, share: "done", removable: false } as const;
    const { payload, plain } = (await render(view, interaction, done)).rendered;
    const first = await claim(interaction);
    return { place: "update", payload, plain, ...(first ? { afterwards: () => post(view, interaction) } : {}) };
  };
}
