import type { Card, Field, Inline, Message } from "../../src/index.ts";

/** A card with what a test does not care about filled in. */
export function card(parts: Partial<Card> = {}): Card {
  return {
    type: "dataset",
    id: "vlfeedback",
    title: { text: "VLFeedback", url: "https://huggingface.co/datasets/MMInstruction/VLFeedback" },
    subtitle: "preference data, labelled by AI",
    note: "GPT-4V judged the answers of 12 models.",
    fields: [
      { key: "size", label: "Size", value: [{ text: "80K comparisons" }] },
      { key: "languages", label: "Languages", value: [{ text: "English" }] },
      { key: "usedBy", label: "Used by", value: [{ text: "Silkie", url: "https://vlf-silkie.github.io/" }] },
      { key: "license", label: "Licence", value: [{ text: "not verified" }] },
    ],
    why: "kind: preference",
    ...parts,
  };
}

/** A message with what a test does not care about filled in. */
export function message(parts: Partial<Message> = {}): Message {
  return {
    kind: "datasets",
    page: null,
    locale: "en",
    understood: "preference",
    text: "One dataset holds preference data.",
    cards: [card()],
    suggestions: [{ label: "Who used it?", question: "who used VLFeedback" }],
    suggestionsLabel: "Try",
    ...parts,
  };
}

/** A message in which everything is `text`: ten cards of fifteen fields, ten suggestions. */
export function everything(text: string, url = `https://example.org/${"a".repeat(900)}`, cards = 10): Message {
  const inline: Inline = { text, url };
  const field = (index: number): Field => ({
    key: index % 2 === 0 ? "size" : "stage",
    label: text,
    value: [inline, inline, inline],
    ...(index % 3 === 0 && { note: text }),
  });
  return message({
    understood: text,
    text,
    suggestionsLabel: text,
    suggestions: Array.from({ length: 10 }, () => ({ label: text, question: text })),
    cards: Array.from({ length: cards }, (_, index) =>
      card({
        id: `card-${index}`,
        title: inline,
        subtitle: text,
        note: text,
        why: text,
        fields: Array.from({ length: 15 }, (__, at) => field(at)),
      }),
    ),
  });
}
