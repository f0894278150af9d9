/**
 * Slack's numbers, and ours where Slack has none. Lengths are UTF-16 code units, the largest of the ways in which
 * Slack could count.
 */
export const limits = {
  /** Blocks of one message. docs.slack.dev, Block Kit, "Blocks". */
  blocks: 50,
  /** `text` of a section. @slack/types, SectionBlock.text. */
  sectionText: 3000,
  /** Elements of a context block. @slack/types, ContextBlock.elements. */
  contextElements: 10,
  /** Elements of an actions block. @slack/types, ActionsBlock.elements. */
  actions: 25,
  /** Label of a button; Slack shows about 30 of them. @slack/types, Button.text. */
  buttonText: 75,
  /** The address of a link button. @slack/types, Button.url. */
  url: 3000,
  /** What a button carries. @slack/types, Button.value. */
  buttonValue: 2000,
  /** Text and value of an option in a select. @slack/types, Option.text, Option.value. */
  optionText: 75,
  /** Options that a select is handed at once. @slack/types, StaticSelect.options; the same for external ones. */
  options: 100,
  /** Rows of a table block, its head included. @slack/types, TableBlock.rows. */
  tableRows: 100,
  /** Cells of a row. @slack/types, TableBlock.rows. */
  tableColumns: 20,
  /** Characters over all cells of a table. docs.slack.dev, Table block. */
  tableText: 10_000,
  /** A modal's title and the labels of its two buttons. @slack/types, ModalView.title. */
  modalTitle: 24,
  /** What a modal carries for us. @slack/types, BaseView.private_metadata. */
  metadata: 3000,
  /** Suggested prompts of an agent. docs.slack.dev, assistant.threads.setSuggestedPrompts. */
  prompts: 4,
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
  /** A cell of a table. */
  readonly cell: number;
  /** A button's value; a longer one is kept in the store, and the button carries its key. */
  readonly value: number;
}

/**
 * From roomy to tight. The tight one fits `total` with ten cards of the longest parts, even where JSON
 * doubles each character.
 */
export const measures = {
  roomy: {
    understood: 1000,
    text: 3000,
    title: 400,
    url: 1000,
    subtitle: 400,
    note: 1000,
    field: 900,
    why: 500,
    cell: 120,
    value: 400,
  },
  tight: {
    understood: 150,
    text: 500,
    title: 100,
    url: 200,
    subtitle: 60,
    note: 120,
    field: 120,
    why: 60,
    cell: 60,
    value: 0,
  },
} as const satisfies Readonly<Record<string, Measure>>;

/** Datasets on a page, and cards in one message; those past it are named in one closing list. */
export const pageSize = 10;

/** As many cards as are shown one below the other; more become a table. */
export const briefCards = 5;

/** Fields that a card gives up last, after its note. */
export const firstFields = 3;

/** Suggestions on a row, as many as Slack shows on one line of a wide window. */
export const suggestionButtons = 5;

/** Datasets that are set side by side. */
export const compared = 3;

/** Records of one message that get a thin card. */
export const unfurled = 2;

/** How long a link that was shown in a channel is not shown there again, in milliseconds. */
export const unfurlQuietMs = 30 * 60_000;
