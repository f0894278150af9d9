import { detectLocale, escapePattern, normalize } from "../language/text.ts";
import { lazy } from "../packed/lazy.ts";
import type { Registry } from "../records/registry.ts";

/** What is said to the bot itself, by topic: values of the vocabulary `talk`, "offtopic", and languages that it does not speak. */
export type Topic = string;

/** Finds what a remark is about; undefined where it is none. */
export type TalkReader = (question: string) => Topic | undefined;

const escaped = (text: string) => escapePattern(text).replace(/\s+/g, "\\s*");
/** Without the spaces, which a phrase may be written with or without, and the case. */
const squeeze = (text: string) => text.toLowerCase().replace(/\s+/g, "");
// Somebody who is spoken to: "you", "너".
const addressed =
  /\b(?:you|u|ur|your|you'?re|yourself|bot)\b|(?:^|\s)(?:너|넌|네가|니가|너는|너도|당신|봇|얘야|야)(?=\s|$|[,.?!은는이가도야아])/i;
const kana = /[\u3040-\u30ff]/;
const han = /[\u3400-\u9fff]/;

/** Makes the reader of remarks; its phrases are the vocabulary `talk`. */
export function createTalkReader(registry: Registry): TalkReader {
  const topics = lazy(() =>
    (registry.vocabularies.get("talk")?.values ?? []).map(({ value, words }) => ({
      topic: value,
      squeezed: [...words.en, ...words.ko].map(squeeze),
      pattern: new RegExp(
        `(?<![\\p{L}\\p{N}])(?:${words.en.map(escaped).join("|")})(?![\\p{L}\\p{N}])|${words.ko.map(escaped).join("|")}`,
        "iu",
      ),
    })),
  );
  // What is meant is said by the strongest of several: "lol you are useless" is no laughter.
  const order = [
    "injection",
    "language-model",
    "trust",
    "identity",
    "insult",
    "thanks",
    "ability",
    "greeting",
    "laughter",
  ];
  return (question) => {
    const text = normalize(question);
    if (kana.test(text)) return "japanese";
    if (han.test(text) && detectLocale(text) !== "ko") return "chinese";
    // Most questions hold none of the phrases, which is known far sooner than that the pattern does not fit.
    const letters = squeeze(text);
    const found = topics().filter(
      ({ squeezed, pattern }) => squeezed.some((phrase) => letters.includes(phrase)) && pattern.test(text),
    );
    const first = order.find((one) => found.some(({ topic }) => topic === one));
    return first ?? (addressed.test(text) ? "identity" : undefined);
  };
}
