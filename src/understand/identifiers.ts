import { type Token, withoutParticle } from "../language/text.ts";
import type { Lexicon } from "./lexicon.ts";
import { has, isUnknown, type Reading, type Segment } from "./segment.ts";

/** The words around `at` that nothing but a hyphen or the like parts from each other, as `[from, to)`. */
function joinedRun(tokens: readonly Token[], at: number): readonly [number, number] {
  let from = at;
  while (from > 0 && tokens[from]?.joined && !tokens[from]?.hangul) from--;
  let to = at + 1;
  while (tokens[to]?.joined && !tokens[to]?.hangul) to++;
  return [from, to];
}

/**
 * "private-vlm" where a model is asked about: a name of its own, though "vlm" alone means something. Takes what is
 * joined to an unknown word into one name that no record has.
 */
export function joinUnknown(segments: readonly Segment[], tokens: readonly Token[]): readonly Segment[] {
  const joined: Segment[] = [];
  for (const one of segments) {
    const last = joined.at(-1);
    if (last?.unresolved && one.to <= last.to) continue;
    const [from, to] = joinedRun(tokens, one.from);
    const next = tokens[one.from + 1];
    const mixed = tokens[one.from]?.hangul === true && next?.glued === true && !next.hangul;
    if (isUnknown(one) && !one.unresolved && mixed) {
      // "한강뷰QA": what is written as one word in two scripts is one name.
      joined.push({ from: one.from, to: one.to + 1, meanings: [], exact: true, unresolved: true });
      continue;
    }
    if (
      !isUnknown(one) ||
      one.unresolved ||
      tokens[one.from]?.hangul ||
      to - from < 2 ||
      // "doesn't", "model's"
      tokens.slice(from, to).some(({ text }) => text.length === 1) ||
      segments.some((other) => has(other, "name") && other.from >= from && other.to <= to)
    ) {
      joined.push(one);
      continue;
    }
    while ((joined.at(-1)?.to ?? 0) > from) joined.pop();
    joined.push({ from, to, meanings: [], exact: true, unresolved: true });
  }
  return joined;
}

/**
 * A question about nothing but one identifier with a number in it ("LLaVA-9", "GPT-4") asks for a record of that name:
 * its parts must not be searched for as words.
 */
export function joinIdentifier(left: readonly Reading[], tokens: readonly Token[], alone: boolean): readonly Reading[] {
  const [first] = left;
  const last = left.at(-1)?.segment;
  if (!alone || !first || !last) return left;
  const parts = tokens.slice(first.segment.from, last.to);
  const typed = left.map((reading) => reading.typed).join("-");
  const joined =
    parts.length === left.length &&
    parts.slice(1).every((token) => !token.hangul && (token.joined || /^v?\d/.test(token.text)));
  if (!joined || !/\d/.test(typed) || !/\p{L}/u.test(typed) || parts[0]?.hangul) return left;
  return [{ typed, segment: { ...first.segment, to: last.to, unresolved: true } }];
}

/** Whether a word stands where names do: joined to another by a conjunction, or with a particle of its own. */
function isListed(text: string, { start, end, hangul }: Token, next: Token | undefined): boolean {
  const joined = /(?:\band|\bor|\bvs\.?|,|&|\+|랑|와|과|하고|및)\s*$/i.test(text.slice(0, start));
  const joins = /^(?:\s*(?:,|&|\+)|\s+(?:and|or|vs\.?)\b|(?:이?랑|와|과|하고)(?=\s))/i.test(text.slice(end));
  const particle = !hangul && next?.glued === true && /^(?:은|는|이|가|을|를|로|으로|에는|엔)$/.test(next.text);
  return joined || joins || particle;
}

/** The shortest beginning of a name that stands for the whole of it, in letters. */
const shortestBeginning = 4;

/**
 * "keural" where one record alone has a name that begins so (Keural 14.8B): that record. Only beside a question that is
 * about records, and for words that nobody writes otherwise.
 */
export function completeNames(
  segments: readonly Segment[],
  tokens: readonly Token[],
  lexicon: Lexicon,
  text: string,
): readonly Segment[] {
  return segments.map((one) => {
    const [word, ...more] = tokens.slice(one.from, one.to);
    if (!word || more.length > 0 || !isUnknown(one) || one.unresolved || word.joined) return one;
    if (!isListed(text, word, tokens[one.to])) return one;
    const stems = word.hangul ? [word.text, ...withoutParticle(word.text)] : [word.text];
    for (const stem of stems) {
      if (stem.length < (word.hangul ? 3 : shortestBeginning) || lexicon.isWritten(stem)) continue;
      const refs = lexicon.namesStartingWith(stem, 40).map(({ ref }) => ref);
      const [first] = refs;
      if (first && refs.every(({ type, id }) => type === first.type && id === first.id))
        return { ...one, meanings: [{ type: "name", ref: first, guess: false }], exact: false };
    }
    return one;
  });
}
