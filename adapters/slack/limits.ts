/**
 * Slack's numbers, and ours where Slack has none. Lengths are UTF-16 code units after escaping,
 * the largest of the ways in which Slack could count.
 */
export const limits = {
  /** Blocks of one message. docs.slack.dev, Block Kit, "Blocks". */
  blocks: 50,
  /** `text` of a section. @slack/types, SectionBlock.text. */
  sectionText: 3000,
  /** Items in `fields` of a section. @slack/types, SectionBlock.fields. */
  fields: 10,
  /** One item of `fields`. @slack/types, SectionBlock.fields. */
  fieldText: 2000,
  /** Elements of a context block. @slack/types, ContextBlock.elements. */
  contextElements: 10,
  /** Any mrkdwn text object, so also one in a context block. @slack/types, MrkdwnElement.text. */
  contextText: 3000,
  /** Elements of an actions block. @slack/types, ActionsBlock.elements. */
  actions: 25,
  /** Label of a button; Slack shows about 30 of them. @slack/types, Button.text. */
  buttonText: 75,
  /** What a button carries. @slack/types, Button.value. */
  buttonValue: 2000,
  /** An action's name. @slack/types, Button.action_id. */
  actionId: 255,
  /** The fallback `text` beside the blocks. docs.slack.dev, chat.postMessage: "limit … to 4,000 characters". */
  text: 4000,
  /**
   * All blocks of a message as JSON. Slack refuses with `msg_blocks_too_long` at a sum that it does not publish:
   * people met it between 11,300 characters of text and 13,297 with its wrapping (slackapi/bolt-js issues 2509 and
   * 2867), and a maintainer there speaks of 12,000 and a buffer. Counting the JSON as well stays on the safe side.
   */
  total: 11_000,
} as const;

/** How long each part of a message may be: ours, so that one long part cannot starve the others. */
export interface Measure {
  readonly understood: number;
  readonly text: number;
  readonly title: number;
  readonly url: number;
  readonly subtitle: number;
  readonly note: number;
  readonly field: number;
  readonly why: number;
}

/**
 * From roomy to tight. The tight one fits `total` with ten cards of the longest parts, even where JSON
 * doubles each character.
 */
export const measures = {
  roomy: { understood: 1000, text: 3000, title: 400, url: 1000, subtitle: 400, note: 1000, field: 900, why: 500 },
  tight: { understood: 150, text: 500, title: 100, url: 200, subtitle: 60, note: 120, field: 120, why: 60 },
} as const satisfies Readonly<Record<string, Measure>>;

/** Cards in full; those past it are named in one closing list. */
export const fullCards = 10;

/** Fields that a card gives up last, after its note. */
export const firstFields = 3;

/** Suggestions on a row, as many as Slack shows on one line of a wide window. */
export const suggestionButtons = 5;

/** Longer values leave the two narrow columns of a section and take its whole width. */
export const columnText = 90;
