import type { AllMiddlewareArgs, MessageShortcut, SlackShortcutMiddlewareArgs } from "@slack/bolt";
import { renderAnswered, showView } from "./answer.ts";
import { pageSize } from "./limits.ts";
import { readText, readThread } from "./message-text.ts";
import type { SlackParts } from "./parts.ts";
import { respondWith, whisper } from "./post.ts";
import { personOf, teamOf } from "./team.ts";
import { words } from "./words.ts";

type Args = SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs;

/**
 * "Find datasets here": every dataset and model that a message names or links, as cards, for the one who asked. It also
 * does what a slash command cannot: Slack has none in threads.
 */
export async function onShortcut(args: Args, parts: SlackParts): Promise<void> {
  const { ack, shortcut, context, client } = args;
  const { response_url: url } = shortcut;
  await ack();
  const text = readText(shortcut.message);
  const found = await parts.find(text);
  const reader = { team: teamOf(context), user: shortcut.user.id };
  // The words around the names tell the reader's language as well as a question would.
  const locale = (await parts.languages.of(reader, text, client)) ?? "en";
  const said = words[locale];
  if (found.length === 0) return whisper(url, said.nothingHere);
  const refs = found.slice(0, pageSize).map(({ type, id }) => ({ type, id }));
  const more = found.length - refs.length;
  const rendered = renderAnswered(await showView({ kind: "show", refs, locale }, parts), {
    isPrivate: true,
    ...(more > 0 && { footnote: said.moreHere(more) }),
  });
  await respondWith(url, rendered, "beside", [personOf(reader)], parts, readThread(shortcut.message));
}
