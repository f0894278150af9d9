/**
 * What Discord takes, and how far this adapter goes. Lengths are UTF-16 units (never fewer than what Discord counts)
 * unless the name says bytes or milliseconds. "docs" is Discord's developer documentation; "spec" its OpenAPI description.
 */
export const limits = {
  /** docs, Components V2: components of one message, nested ones counted. */
  components: 40,
  /** docs: 4,000 characters over all text displays. Ours is lower: what Discord adds to them is not written anywhere. */
  text: 3_600,
  /**
   * discord-api-docs#8554: above 10,170 bytes of UTF-8, with 12 more for each display, the answer is HTTP 500.
   * Hangul is three bytes a syllable, so this one is met long before `text`.
   */
  textBytes: 9_000,
  /** discord-api-docs#8554: what each text display adds to the bytes. */
  displayBytes: 12,
  /** docs, button: 80; a phone shows about 34 of them. */
  buttonLabel: 80,
  /** docs, button. */
  customId: 100,
  /** docs, link button; markdown links keep to it as well. */
  url: 512,
  /** docs, action row. */
  buttonsPerRow: 5,
  /** docs, string select: options, and the length of an option's label and description. */
  selectOptions: 25,
  optionText: 100,
  /** docs, string select. */
  placeholder: 150,
  /** docs, modal and label: the length of a title and of a label. A modal holds five labels. */
  formLabel: 45,
  /** docs, autocomplete. */
  choices: 25,
  /** docs, autocomplete: name and, for a string, value. The spec's 6,000 for a value is not what the API takes. */
  choice: 100,
  /** docs, interactions: the first answer is due 3 s after the event, and is refused with 10062 later. */
  interactionMs: 3_000,
  /** Ours: an autocomplete answer needs some of the 3 s to travel. */
  autocompleteMs: 2_500,
  /** Ours: an answer that is not ready by then is announced ("thinking…") and follows; half of the 3 s is left for it. */
  deferMs: 1_500,
  /** Ours: a question longer than this is no question; the engine reads no more of it either. */
  queryOption: 300,
  /** Ours: the longest name is far shorter; a choice's value is at most this. */
  nameOption: 100,
  /** Ours: more results than this are listed by name alone. With ten, the components are nearly used up. */
  cards: 10,
  /** Ours: datasets on a page of an answer. */
  page: 5,
  /** Ours: the most datasets that can be compared, which is what the engine compares. */
  compared: 4,
  /** Ours: the longest question that is kept for a button, in UTF-16 units; the engine reads no more. */
  question: 1_000,
  /** Ours: as many earlier questions as the engine reads. */
  after: 8,
  /** Ours: link cards below one message. */
  links: 3,
  /** Ours: how long a channel is not shown the card of the same link again, in milliseconds. */
  linkQuietMs: 10 * 60_000,
  /** Ours: how many answers one person gets in `rateMs` milliseconds. */
  rate: 10,
  rateMs: 30_000,
} as const;
