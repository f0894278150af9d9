import type { Answer } from "../answer/answer.ts";
import type { Locale } from "../language/locale.ts";

/** A run of words, with a link when `url` is there (always http or https, always from the registry). */
export interface Inline {
  readonly text: string;
  readonly url?: string;
}

/** What a field of a card is about; renderers may give some of them a place of their own. */
export type FieldKey =
  | "kind"
  | "annotation"
  | "size"
  | "languages"
  | "modalities"
  | "tasks"
  | "usedBy"
  | "license"
  | "madeWith"
  | "year"
  | "added"
  | "paper"
  | "lineage"
  | "correction"
  | "stage"
  | "base"
  | "org"
  | "sources";

/** One labelled line of a card: `label: value, value, value`, and beneath it `note` where there is one. */
export interface Field {
  readonly key: FieldKey;
  readonly label: string;
  readonly value: readonly Inline[];
  readonly note?: string;
}

/**
 * A dataset or a model, in words. `fields` stand most important first: a platform that must cut, cuts from the end.
 * Nothing in a card is marked up or escaped; that is a renderer's work.
 */
export interface Card {
  readonly type: "dataset" | "model";
  readonly id: string;
  readonly title: Inline;
  /** What kind it is and who made its labels, in a few words. */
  readonly subtitle: string;
  readonly note: string | null;
  readonly fields: readonly Field[];
  /** Why this card is here, in one line; null when that is plain (the only answer to its own name). */
  readonly why: string | null;
}

/** A question worth asking next. Pressing it is one more `ask`, so nobody has to remember anything. */
export interface Suggestion {
  readonly label: string;
  readonly question: string;
}

/** Which part of a list a message shows: from `first` to `last` of `total`, counted from 1; `last` is 0 where it shows none. */
export interface Page {
  readonly first: number;
  readonly last: number;
  readonly total: number;
}

/** What a message is: an answer of that kind, or the records found in a text that was no question. */
export type MessageKind = Answer["kind"] | "found";

/** An answer in the words of one language, for any platform. */
export interface Message {
  readonly kind: MessageKind;
  readonly locale: Locale;
  /** The question as it was understood ("Korean · preference"), or null when there is nothing to say of it. */
  readonly understood: string | null;
  /** One to a few sentences, separated by line feeds; never empty, never marked up. */
  readonly text: string;
  readonly cards: readonly Card[];
  readonly suggestions: readonly Suggestion[];
  /** Which part of a list the cards are; null where they are not a page of a list. */
  readonly page: Page | null;
  /** The word before the suggestions ("Try"), in the message's language. */
  readonly suggestionsLabel: string;
}

/** The inlines of a field as one plain line: names, with their addresses left out. */
export function plainValue(field: Field): string {
  return field.value.map((part) => part.text).join(", ");
}

function plainCard(card: Card): string {
  const lines = [card.title.url ? `${card.title.text} <${card.title.url}>` : card.title.text];
  if (card.subtitle) lines.push(card.subtitle);
  if (card.note) lines.push(card.note);
  for (const field of card.fields) {
    lines.push(`${field.label}: ${plainValue(field)}`);
    if (field.note) lines.push(`  ${field.note}`);
  }
  if (card.why) lines.push(card.why);
  return lines.map((line, index) => (index === 0 ? line : `  ${line}`)).join("\n");
}

/**
 * The one plain-text form of a message: notifications, screen readers, logs of a terminal, `--json`.
 * Holds no markup; a platform whose fallback is marked up escapes it itself.
 */
export function plainText(message: Message): string {
  const parts: string[] = [];
  if (message.understood) parts.push(message.understood);
  parts.push(message.text);
  for (const card of message.cards) parts.push(plainCard(card));
  if (message.suggestions.length > 0) {
    const asked = message.suggestions.map((suggestion) => `"${suggestion.question}"`).join(" · ");
    parts.push(`${message.suggestionsLabel}: ${asked}`);
  }
  return parts.join("\n\n");
}
