import type {
  AllMiddlewareArgs,
  BlockSuggestion,
  SlackOptionsMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from "@slack/bolt";
import { detectLocale } from "../../src/index.ts";
import { answerQuestion, renderAnswered } from "./answer.ts";
import { conversationKey, rememberView } from "./conversation.ts";
import { isClosedDoor } from "./errors.ts";
import { onlyKnown, readFacet, readSubmitted, renderOptions } from "./filter-form.ts";
import { type FormState, joinQuestion, readFormState } from "./filter-state.ts";
import type { SlackParts } from "./parts.ts";
import { keepButtons, postMessage, postPrivately, respondWith } from "./post.ts";
import type { Rendered } from "./render.ts";
import { personOf, type Reader, teamOf } from "./team.ts";
import { words } from "./words.ts";

type OptionsArgs = SlackOptionsMiddlewareArgs<"block_suggestion"> & AllMiddlewareArgs;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

function localeOf(view: BlockSuggestion["view"]): FormState["locale"] {
  return readFormState(view?.private_metadata ?? "")?.locale ?? "en";
}

/** Offers the values of a select as somebody types, in the acknowledgement: an empty list is an answer too. */
export async function onOptions({ options, ack }: OptionsArgs, { choices, vocabulary }: SlackParts): Promise<void> {
  const facet = readFacet(options.block_id);
  if (facet === null) return ack({ options: [] });
  const locale = localeOf(options.view);
  const [known, said] = await Promise.all([choices(locale), vocabulary(facet, locale)]);
  await ack({ options: renderOptions(facet, options.value, known, said) });
}

async function answerPrivately(
  { responseUrl, place }: FormState,
  rendered: Rendered,
  reader: Reader,
  { client }: SubmitArgs,
  parts: SlackParts,
): Promise<void> {
  const people = [personOf(reader)];
  // The form may have been open for longer than its address lived.
  if (responseUrl !== null) {
    const inPlace = respondWith(responseUrl, rendered, "instead", people, parts);
    if (
      await inPlace.then(
        () => true,
        () => false,
      )
    )
      return;
  }
  const directly = () => postMessage(client, { channel: reader.user }, rendered, people, parts);
  if (place === null) return void (await directly());
  try {
    keepButtons(rendered, people, parts);
    await postPrivately(client, reader.user, place, rendered, parts);
  } catch (error) {
    if (!isClosedDoor(error)) throw error;
    await directly();
  }
}

/** Answers what was filled in: where the form's answer stood, in its thread, or for the one who filled it in. */
export async function onFilter(args: SubmitArgs, parts: SlackParts): Promise<void> {
  const { ack, body, client, context, view } = args;
  const state = readFormState(view.private_metadata);
  // A form of another version: what it would do is not known, and it must not close without a word.
  if (state === null)
    return ack({ response_action: "errors", errors: { text: words[detectLocale(view.title.text)].oldForm } });
  const { locale, place, isPrivate } = state;
  const submitted = readSubmitted(view.state.values, locale);
  if ("errors" in submitted) return ack({ response_action: "errors", errors: { ...submitted.errors } });
  await ack();
  const reader = { team: teamOf(context), user: body.user.id };
  const values = onlyKnown(submitted.values, await parts.choices(locale));
  const question = await joinQuestion(values, state, parts.writeFilters);
  const answered = await answerQuestion(question, { locale }, parts);
  const privately = () => answerPrivately(state, renderAnswered(answered, { isPrivate: true }), reader, args, parts);
  if (isPrivate) return privately();
  const where = place ?? { channel: reader.user };
  try {
    const rendered = renderAnswered(answered, { isPrivate: false });
    const { channel } = await postMessage(client, where, rendered, [personOf(reader)], parts);
    rememberView(conversationKey(reader.team, { ...where, channel }), answered.view, reader, parts);
  } catch (error) {
    if (!isClosedDoor(error)) throw error;
    await privately();
  }
}
