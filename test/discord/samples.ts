import type { Card, Field, FieldKey, Message } from "../../src/index.ts";

const keys: readonly FieldKey[] = [
  "size",
  "languages",
  "modalities",
  "usedBy",
  "license",
  "tasks",
  "year",
  "paper",
  "lineage",
  "sources",
];

export function message(change: Partial<Message> = {}): Message {
  return {
    kind: "datasets",
    page: null,
    locale: "en",
    understood: "Korean · preference",
    text: "One dataset fits.",
    cards: [card()],
    suggestions: [{ label: "Video data", question: "video instruction" }],
    suggestionsLabel: "Try",
    ...change,
  };
}

export function card(change: Partial<Card> = {}): Card {
  return {
    type: "dataset",
    id: "vlfeedback",
    title: { text: "VLFeedback", url: "https://huggingface.co/datasets/MMInstruction/VLFeedback" },
    subtitle: "preference · labelled by a model",
    note: "Pairs of answers, ranked.",
    fields: [
      { key: "size", label: "Size", value: [{ text: "80K" }] },
      { key: "languages", label: "Languages", value: [{ text: "English" }] },
      {
        key: "usedBy",
        label: "Used by",
        value: [{ text: "Silkie", url: "https://arxiv.org/abs/2312.10665" }, { text: "Another" }],
      },
      { key: "license", label: "Licence", value: [{ text: "not verified" }] },
    ],
    why: "It is a preference dataset.",
    ...change,
  };
}

/** `count` cards, every string of them `text`, with ten fields of six values each. */
export function fullCards(count: number, text: string, url = "https://example.org/a"): Card[] {
  return Array.from({ length: count }, (_, index) => {
    const fields: Field[] = keys.map((key) => ({
      key,
      label: text,
      value: Array.from({ length: 6 }, () => ({ text, url })),
      note: text,
    }));
    return card({ id: `c${index}`, title: { text, url }, subtitle: text, note: text, fields, why: text });
  });
}

/** Everything as `text`, with `count` cards and seven suggestions. */
export function fullMessage(count: number, text: string, url?: string): Message {
  return {
    kind: "datasets",
    page: null,
    locale: "ko",
    understood: text,
    text,
    cards: fullCards(count, text, url),
    suggestions: Array.from({ length: 7 }, (_, index) => ({ label: text, question: `${index} ${text}` })),
    suggestionsLabel: text,
  };
}
