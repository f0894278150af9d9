import { detectLocale } from "../../src/index.ts";
import { readVerb } from "./actions.ts";
import { type Answered, renderAnswered, showView } from "./answer.ts";
import { conversationKey, rememberView } from "./conversation.ts";
import { isClosedDoor } from "./errors.ts";
import { forgetPerson } from "./forget.ts";
import { chooseLanguage } from "./listen-home.ts";
import { openFilter } from "./open-filter.ts";
import type { SlackParts } from "./parts.ts";
import { type Place, postMessage, respondWith, whisper } from "./post.ts";
import { type PressArgs, type Pressed, readPressed } from "./reach.ts";
import { shareAnswer } from "./share.ts";
import { personOf, type Reader, teamOf } from "./team.ts";
import { readView, type View } from "./view.ts";
import { words } from "./words.ts";

function labelOf({ action }: PressArgs): string {
  return "text" in action && typeof action.text?.text === "string" ? action.text.text : "";
}

/** Where a press is answered; a home has no such address. */
function urlOf({ body }: PressArgs): string {
  return body.response_url ?? "";
}

function carriedBy({ action }: PressArgs): unknown {
  return "value" in action ? action.value : undefined;
}

function readerOf({ body, context }: PressArgs): Reader {
  return { team: teamOf(context), user: body.user.id };
}

function nameOf({ body }: PressArgs): string {
  return body.user.name ?? body.user.username ?? body.user.id;
}

async function postWhere(
  pressed: Exclude<Pressed, { at: "private" }>,
  answered: Answered,
  args: PressArgs,
  parts: SlackParts,
) {
  const reader = readerOf(args);
  const place: Place = pressed.at === "home" ? { channel: reader.user } : pressed.place;
  const rendered = renderAnswered(answered, { isPrivate: false });
  const posted = await postMessage(args.client, place, rendered, [personOf(reader)], parts);
  rememberView(conversationKey(reader.team, { ...place, channel: posted.channel }), answered.view, reader, parts);
}

/** Answers where the press was made: in the thread, in the direct messages, or for the one who pressed alone. */
async function answerPress(view: View, args: PressArgs, parts: SlackParts): Promise<void> {
  const pressed = readPressed(args.body);
  const answered = await showView(view, parts);
  const privately = () =>
    respondWith(
      urlOf(args),
      renderAnswered(answered, { isPrivate: true }),
      "beside",
      [personOf(readerOf(args))],
      parts,
    );
  if (pressed.at === "private") return privately();
  try {
    await postWhere(pressed, answered, args, parts);
  } catch (error) {
    if (pressed.at === "home" || !isClosedDoor(error)) throw error;
    await privately();
  }
}

/** Turns the page of the very message that was pressed. */
async function turnPage(view: View, args: PressArgs, parts: SlackParts): Promise<void> {
  const pressed = readPressed(args.body);
  const reader = readerOf(args);
  const rendered = renderAnswered(await showView(view, parts), { isPrivate: pressed.at === "private" });
  await respondWith(urlOf(args), rendered, "instead", [personOf(reader)], parts);
  if (pressed.at === "public") rememberView(conversationKey(reader.team, pressed.place), view, reader, parts);
}

async function share(view: View, args: PressArgs, parts: SlackParts): Promise<void> {
  const pressed = readPressed(args.body);
  const place = pressed.at === "home" ? null : pressed.place;
  if (place === null) return whisper(urlOf(args), words[view.locale].oldButton);
  const { message_ts: ts = "" } = args.body.container;
  const given = {
    answered: await showView(view, parts),
    name: nameOf(args),
    reader: readerOf(args),
    place,
    ts: String(ts),
  };
  await shareAnswer(given, urlOf(args), args.client, parts);
}

async function forget(args: PressArgs, parts: SlackParts): Promise<void> {
  const locale = detectLocale(labelOf(args));
  await forgetPerson(readerOf(args), parts);
  if (args.body.response_url) await whisper(urlOf(args), words[locale].forgotten);
}

/**
 * Does what a button says. One listener for all of them: Bolt runs every listener that matches, and a button of a
 * version that nobody remembers must find one as well.
 */
export async function onPress(args: PressArgs, parts: SlackParts): Promise<void> {
  await args.ack();
  const verb = readVerb(args.action.action_id);
  if (verb === "language") return chooseLanguage(args, parts);
  if (verb === "forget") return forget(args, parts);
  // A link does what it does by itself, and is told of all the same.
  if (verb === "link") return;
  const view = verb === null ? null : await readView(carriedBy(args), parts.store);
  if (view === null) {
    // A home of an older version is drawn anew when it is opened; it has no response_url to answer by.
    if (args.body.response_url) await whisper(urlOf(args), words[detectLocale(labelOf(args))].oldButton);
    return;
  }
  if (verb === "page") return turnPage(view, args, parts);
  if (verb === "share") return share(view, args, parts);
  if (verb === "filter") return openFilter(view, args, parts);
  return answerPress(view, args, parts);
}
