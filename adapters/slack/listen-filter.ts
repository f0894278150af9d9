import type {
  AllMiddlewareArgs,
  BlockSuggestion,
  SlackOptionsMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from "@slack/bolt";
import { answerQuestion, renderAnswered } from "./answer.ts";
import { conversationKey, rememberView } from "./conversation.ts";
import { onlyKnown, readFacet, readSubmitted, renderOptions } from "./filter-form.ts";
import { type FormState, joinQuestion, readFormState } from "./filter-state.ts";
import type { SlackParts } from "./parts.ts";
import { isClosedDoor, keepButtons, postMessage, surePayload } from "./post.ts";
import type { Rendered } from "./render.ts";
import { teamOf } from "./team.ts";

type OptionsArgs = SlackOptionsMiddlewareArgs<"block_suggestion"> & AllMiddlewareArgs;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** How long a call of Slack's may take. In milliseconds. */
const responseTimeoutMs = 5000;

function localeOf(view: BlockSuggestion["view"]): FormState["locale"] {
  return readFormState(view?.private_metadata ?? "")?.locale ?? "en";
}

/** Offers the values of a select as somebody types, in the acknowledgement: an empty list is an answer too. */
export async function onOptions({ options, ack }: OptionsArgs, { choices }: SlackParts): Promise<void> {
  const facet = readFacet(options.block_id);
  const found = facet === null ? [] : renderOptions(facet, options.value, await choices(localeOf(options.view)));
  await ack({ options: found });
}

/** Puts an answer in place of the private message that the form came from; false where that address is good no more. */
async function replaced(responseUrl: string, rendered: Rendered, parts: SlackParts): Promise<boolean> {
  const { ok } = await fetch(responseUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ replace_original: true, ...surePayload(rendered, parts) }),
    signal: AbortSignal.timeout(responseTimeoutMs),
  });
  return ok;
}

async function answerPrivately(
  { responseUrl, place }: FormState,
  rendered: Rendered,
  { body, client }: SubmitArgs,
  parts: SlackParts,
): Promise<void> {
  await keepButtons(rendered, parts);
  if (responseUrl !== null && (await replaced(responseUrl, rendered, parts).catch(() => false))) return;
  const { id: user } = body.user;
  // The form may have been open for longer than its address lived.
  if (place === null) return void (await postMessage(client, { channel: user }, rendered, parts));
  const { channel, thread } = place;
  try {
    const where = { channel, user, ...(thread !== undefined && { thread_ts: thread }) };
    await client.chat.postEphemeral({ ...where, ...surePayload(rendered, parts) });
  } catch (error) {
    if (!isClosedDoor(error)) throw error;
    await postMessage(client, { channel: user }, rendered, parts);
  }
}

/** Answers what was filled in: where the form's answer stood, in its thread, or for the one who filled it in. */
export async function onFilter(args: SubmitArgs, parts: SlackParts): Promise<void> {
  const { ack, body, client, context, view } = args;
  const state = readFormState(view.private_metadata);
  if (state === null) return ack();
  const { locale, place, isPrivate } = state;
  const submitted = readSubmitted(view.state.values, locale);
  if ("errors" in submitted) return ack({ response_action: "errors", errors: { ...submitted.errors } });
  await ack();
  const values = onlyKnown(submitted.values, await parts.choices(locale));
  const question = await joinQuestion(values, state, parts.writeFilters);
  const answered = await answerQuestion(question, { locale }, parts);
  if (isPrivate) {
    return answerPrivately(state, renderAnswered(answered, { isPrivate: true }), args, parts);
  }
  const where = place ?? { channel: body.user.id };
  try {
    const rendered = renderAnswered(answered, { isPrivate: false });
    const { channel } = await postMessage(client, where, rendered, parts);
    await rememberView(conversationKey(teamOf(context), { ...where, channel }), answered.view, parts);
  } catch (error) {
    if (!isClosedDoor(error)) throw error;
    await answerPrivately(state, renderAnswered(answered, { isPrivate: true }), args, parts);
  }
}
