import { compactTokens, normalize, type Token, tokenize } from "../language/text.ts";
import type { Lexicon } from "./lexicon.ts";
import { has, isUnknown, type Segment } from "./segment.ts";

/**
 * A number after what other names begin with ("Tulu 8", "Kosmos 7") is the version of a record that is not here: neither
 * of the two is a word to search for.
 */
export function joinVersions(
  segments: readonly Segment[],
  tokens: readonly Token[],
  lexicon: Lexicon,
): readonly Segment[] {
  const joined: Segment[] = [];
  for (const one of segments) {
    const before = joined.at(-1);
    const word = before && tokens[before.from];
    const number = tokens[one.from];
    const isVersion = isUnknown(one) && number !== undefined && version.test(number.text);
    if (!before || !word || !isVersion || !isUnknown(before) || before.unresolved || !lexicon.beginsName(word.text)) {
      joined.push(one);
      continue;
    }
    joined.pop();
    joined.push({ ...before, to: one.to, unresolved: true });
  }
  return joined;
}

/** The names in a question that hold a number as a word of its own ("FLAN 2021"), as typed. */
export function namesWithNumbers(question: string, lexicon: Lexicon): readonly string[] {
  if (!/\d/.test(question)) return [];
  const text = normalize(question);
  const tokens = tokenize(text);
  return tokens.flatMap((token, from) => {
    for (let to = Math.min(tokens.length, from + lexicon.longest); to > from + 1; to--) {
      const window = tokens.slice(from, to);
      if (!window.some(({ text: word }) => /^\d/.test(word))) continue;
      const named = lexicon.lookup(compactTokens(window)).some((meaning) => meaning.type === "name");
      if (named) return [text.slice(token.start, window.at(-1)?.end)];
    }
    return [];
  });
}

const version = /^v?\d+(?:\.\d+)*$/;

/** "KoAlpaca v1.0 and v1.1": a version alone stands for the name before it with that version. */
export function resumeVersions(
  segments: readonly Segment[],
  tokens: readonly Token[],
  lexicon: Lexicon,
): readonly Segment[] {
  let base: readonly Token[] = [];
  return segments.map((one) => {
    const words = tokens.slice(one.from, one.to);
    if (has(one, "name")) {
      const end = words.findLastIndex((token) => version.test(token.text));
      base = end > 0 ? words.slice(0, end) : [];
      return one;
    }
    const [word] = words;
    if (base.length === 0 || words.length !== 1 || !word || !isUnknown(one) || !version.test(word.text)) return one;
    const names = lexicon.lookup(compactTokens([...base, word])).filter((meaning) => meaning.type === "name");
    return { ...one, meanings: names, unresolved: names.length === 0 };
  });
}
