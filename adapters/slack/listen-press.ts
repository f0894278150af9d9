import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from "@slack/bolt";
import { detectLocale } from "../../src/index.ts";
import { readVerb } from "./actions.ts";
import { type Answered, renderAnswered, showView } from "./answer.ts";
import { conversationKey, rememberView } from "./conversation.ts";
import { chooseLanguage } from "./listen-home.ts";
import { openFilter } from "./open-filter.ts";
import type { SlackParts } from "./parts.ts";
import { isClosedDoor, type Place, postMessage, respondWith, whisper } from "./post.ts";
import { type Pressed, readPressed } from "./reach.ts";
import { shareAnswer } from "./share.ts";
import { teamOf } from "./team.ts";
import { readView, type View } from "./view.ts";
import { words } from "./words.ts";

/** A press on something of ours. */
export type PressArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

function labelOf({ action }: PressArgs): string {
  return "text" in action && typeof action.text?.text === "string" ? action.text.text : "";
}

function carriedBy({ action }: PressArgs): unknown {
  return "value" in action ? action.value : undefined;
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
  const { body, client, context } = args;
  const place: Place = pressed.at === "home" ? { channel: body.user.id } : pressed.place;
  const posted = await postMessage(client, place, renderAnswered(answered, { isPrivate: false }), parts);
  const key = conversationKey(teamOf(context), { ...place, channel: posted.channel });
  await rememberView(key, answered.view, parts);
}

/** Answers where the press was made: in the thread, in the direct messages, or for the one who pressed alone. */
async function answerPress(view: View, args: PressArgs, parts: SlackParts): Promise<void> {
  const pressed = readPressed(args.body);
  const answered = await showView(view, parts);
  const privately = () => respondWith(args.respond, renderAnswered(answered, { isPrivate: true }), "beside", parts);
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
  const isPrivate = readPressed(args.body).at === "private";
  await respondWith(args.respond, renderAnswered(await showView(view, parts), { isPrivate }), "instead", parts);
}

async function share(view: View, args: PressArgs, parts: SlackParts): Promise<void> {
  const pressed = readPressed(args.body);
  const place = pressed.at === "home" ? null : pressed.place;
  if (place === null) return whisper(args.respond, words[view.locale].oldButton);
  const given = { answered: await showView(view, parts), name: nameOf(args), team: teamOf(args.context), place };
  await shareAnswer(given, args.respond, args.client, parts);
}

/**
 * Does what a button says. One listener for all of them: Bolt runs every listener that matches, and a button of a
 * version that nobody remembers must find one as well.
 */
export async function onPress(args: PressArgs, parts: SlackParts): Promise<void> {
  await args.ack();
  const verb = readVerb(args.action.action_id);
  if (verb === "language") return chooseLanguage(args, parts);
  const view = verb === null ? null : await readView(carriedBy(args), parts.store);
  if (view === null) {
    // A home of an older version is drawn anew when it is opened; it has no response_url to answer by.
    if (args.body.response_url) await whisper(args.respond, words[detectLocale(labelOf(args))].oldButton);
    return;
  }
  if (verb === "page") return turnPage(view, args, parts);
  if (verb === "share") return share(view, args, parts);
  if (verb === "filter") return openFilter(view, args, parts);
  return answerPress(view, args, parts);
}
