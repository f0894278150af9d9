import type { Token } from "../language/text.ts";
import { has, isUnknown, type Segment } from "./segment.ts";

/** From so many words that carry something but are known to nobody, a question is a description of what is looked for. */
export const proseUnknown = 4;
/** A long question is one from two such words on. */
const proseLength = 9;
/** A typo in a name this short is one only where the question says nothing else ("book me a flight" is about no "Books"). */
export const shortName = 8;

/** Whether a question describes what it looks for: a name in it ("once", "… as in COCO …") is one of its words. */
export function isProse(segments: readonly Segment[]): boolean {
  const unknown = segments.filter(isUnknown).length;
  return unknown >= proseUnknown || (unknown >= 2 && segments.length >= proseLength);
}

/** A segment that names nothing; a name without another meaning is a word to search for. */
export function withoutNames(segment: Segment): Segment {
  return { ...segment, unresolved: false, meanings: segment.meanings.filter((meaning) => meaning.type !== "name") };
}

/** Whether a name stands out in running text: "GRIT" and "LLaVA-1.5" do, "once" and "grit" are words like any other. */
export function standsOut(typed: string, words: number): boolean {
  if (words > 1 && /[\p{Lu}\d]/u.test(typed)) return true;
  return /\d/.test(typed) || /\p{Lu}.*\p{Lu}|\p{Ll}\p{Lu}/u.test(typed) || (/^\p{Lu}/u.test(typed) && typed.length > 4);
}

/** A name in a sentence that tells more than it asks: one that stands out, or is of several words, is meant. */
export function inProse(
  one: Segment,
  tokens: readonly Token[],
  text: string,
  isWritten: (word: string) => boolean,
): Segment {
  if (!has(one, "name")) return one;
  const typed = text.slice(tokens[one.from]?.start, tokens[one.to - 1]?.end);
  const own = one.meanings.some((meaning) => meaning.type === "name" && !meaning.guess);
  const hangul = tokens[one.from]?.hangul === true && typed.length > 2;
  // In a sentence in Hangul any Latin word stands out.
  const latin = !hangul && typed.length > 3 && tokens.some((token) => token.hangul && token.text.length > 1);
  // A word that nobody writes but as this name is no other word.
  const rare = one.to - one.from > 1 || (typed.length > 4 && !isWritten(typed.toLowerCase()));
  return own && one.exact && (hangul || latin || rare || standsOut(typed, one.to - one.from)) ? one : withoutNames(one);
}
