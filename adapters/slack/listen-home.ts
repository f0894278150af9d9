import type { Context, webApi } from "@slack/bolt";
import { z } from "zod";
import type { Locale } from "../../src/index.ts";
import { languageValues, renderHome } from "./home.ts";
import { limits } from "./limits.ts";
import type { SlackParts } from "./parts.ts";
import type { PressArgs } from "./reach.ts";
import { teamOf } from "./team.ts";
import { words } from "./words.ts";

const openedSchema = z.object({ user: z.string(), channel: z.string().optional(), tab: z.string().optional() });
const languageSchema = z.enum(languageValues);

interface Opened {
  readonly event: unknown;
  readonly context: Context;
  readonly client: webApi.WebClient;
}

async function publish(user: string, { context, client }: Omit<Opened, "event">, parts: SlackParts): Promise<void> {
  const reader = { team: teamOf(context), user };
  const chosen = await parts.languages.chosen(reader);
  const locale: Locale = (await parts.languages.of(reader, "", client)) ?? "en";
  const [{ message }, about] = await Promise.all([parts.ask("", { locale }), parts.about()]);
  await client.views.publish({ user_id: user, view: renderHome(message, about, locale, chosen) });
}

/** At most four prompts of a conversation with the bot, in the reader's language. */
async function suggestPrompts(
  channel: string,
  user: string,
  { context, client }: Opened,
  parts: SlackParts,
): Promise<void> {
  const locale: Locale = (await parts.languages.of({ team: teamOf(context), user }, "", client)) ?? "en";
  const { suggestions } = (await parts.ask("", { locale })).message;
  const prompts = suggestions
    .slice(0, limits.prompts)
    .map(({ label, question }) => ({ title: label, message: question }));
  if (prompts.length === 0) return;
  await client.assistant.threads.setSuggestedPrompts({ channel_id: channel, title: words[locale].prompts, prompts });
}

/** Draws the home, or suggests questions where the conversation was opened. */
export async function onHomeOpened(opened: Opened, parts: SlackParts): Promise<void> {
  const { success, data } = openedSchema.safeParse(opened.event);
  if (!success) return;
  const { user, channel, tab } = data;
  if (tab === "messages" && channel !== undefined) return suggestPrompts(channel, user, opened, parts);
  if (tab === undefined || tab === "home") return publish(user, opened, parts);
}

/** Keeps the language chosen on the home, and draws the home in it. */
export async function chooseLanguage(args: PressArgs, parts: SlackParts): Promise<void> {
  const { action, body, context } = args;
  const value = "selected_option" in action ? action.selected_option?.value : undefined;
  const { success, data } = languageSchema.safeParse(value);
  if (success) {
    const reader = { team: teamOf(context), user: body.user.id };
    await parts.languages.choose(reader, data === "auto" ? null : data);
  }
  await publish(body.user.id, args, parts);
}
