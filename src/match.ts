import { allowedSlips, editDistance, mayBeSlip } from "./fuzzy.ts";
import type { Lexicon, Meaning } from "./lexicon.ts";
import { isUnknown, type Segment } from "./segment.ts";
import { compactTokens, isParticle, type Token, versionless, withoutParticle } from "./text.ts";

/** What a single syllable at the end of a compound may be: grammar, or a wish ("한국어판" is the Korean version). */
const attached: ReadonlySet<Meaning["type"] | undefined> = new Set(["filler", "intent"] as const);

// Past so many unknown words a question is prose, where a near miss is more often chance than a slip.
const mostUnknownForSlips = 4;
const longestSlip = 6;

function segment(from: number, to: number, meanings: readonly Meaning[], exact = true, unresolved = false): Segment {
  return { from, to, meanings, exact, unresolved };
}

/** The meanings of a window of words, its last Hangul word with or without a particle. */
function meaningsOf(window: readonly Token[], lexicon: Lexicon): readonly Meaning[] {
  const key = compactTokens(window);
  const exact = lexicon.lookup(key);
  if (exact.length > 0) return exact;
  const last = window.at(-1);
  if (last?.hangul) {
    const before = compactTokens(window.slice(0, -1));
    for (const stem of [...withoutParticle(last.text), ...withoutEnding(last.text, lexicon)]) {
      const meanings = lexicon.lookup(before + stem);
      if (meanings.length > 0) return meanings;
    }
    return [];
  }
  return /\d/.test(key) ? lexicon.lookupVersion(versionless(window.map((token) => token.text).join(" "))) : [];
}

/** A Hangul word without an ending that the vocabulary knows as grammar ("라벨링했어" without 했어), the longest stem first. */
function withoutEnding(hangul: string, lexicon: Lexicon): readonly string[] {
  return Array.from({ length: Math.max(0, hangul.length - 1) }, (_, cut) => hangul.length - 1 - cut)
    .filter((length) =>
      lexicon.lookup(hangul.slice(length)).some((one) => one.type === "filler" && one.role === "grammar"),
    )
    .map((length) => hangul.slice(0, length));
}

/** A Hangul compound as the known words it is made of ("선호도데이터셋을"), or undefined where a part is unknown. */
function compound(word: string, lexicon: Lexicon, first = true): readonly (readonly Meaning[])[] | undefined {
  for (let length = word.length; length >= (first ? 2 : 1); length--) {
    const meanings = lexicon.lookup(word.slice(0, length));
    if (meanings.length === 0 || (length === 1 && !attached.has(meanings[0]?.type))) continue;
    const rest = word.slice(length);
    if (rest === "" || isParticle(rest)) return [meanings];
    const others = compound(rest, lexicon, false);
    if (others) return [meanings, ...others];
  }
  return undefined;
}

/** Whether what could be the name of somebody's page is only words with meanings of their own ("korean instruction"). */
function isPhrase(window: readonly Token[], meanings: readonly Meaning[], lexicon: Lexicon): boolean {
  if (window.length < 2 || !meanings.every((meaning) => meaning.type === "name" && meaning.guess)) return false;
  return window.every((token) => meaningsOf([token], lexicon).some((meaning) => meaning.type !== "name"));
}

/** Reads the words left to right, the longest known phrase first. */
function readExact(tokens: readonly Token[], lexicon: Lexicon): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  while (from < tokens.length) {
    let to = Math.min(tokens.length, from + lexicon.longest);
    let meanings: readonly Meaning[] = [];
    for (; to > from; to--) {
      meanings = meaningsOf(tokens.slice(from, to), lexicon);
      if (meanings.length > 0 && !isPhrase(tokens.slice(from, to), meanings, lexicon)) break;
      meanings = [];
    }
    const token = tokens[from];
    if (meanings.length > 0) {
      segments.push(segment(from, to, meanings));
      from = to;
      continue;
    }
    const parts = token?.hangul ? compound(token.text, lexicon) : undefined;
    if (token?.hangul && token.glued && isParticle(token.text)) {
      segments.push(segment(from, from + 1, [{ type: "filler", role: "grammar" }]));
    } else if (parts) {
      for (const part of parts) segments.push(segment(from, from + 1, part));
    } else {
      segments.push(segment(from, from + 1, []));
    }
    from++;
  }
  return segments;
}

const isName = (one: Segment) => one.meanings.some((meaning) => meaning.type === "name");

/**
 * A name that goes on in unknown letters or digits is another name: "LLaVA-1.7" is not LLaVA, nor is "LLaVA 1.7".
 * Takes the name and what belongs to it together as one unknown word.
 */
function joinNames(segments: readonly Segment[], tokens: readonly Token[]): Segment[] {
  const joined: Segment[] = [];
  const goesOn = (next: Segment | undefined) => {
    const token = next && tokens[next.from];
    if (!next || !token || !isUnknown(next) || token.hangul) return false;
    return token.joined || /^v?\d/.test(token.text);
  };
  for (let index = 0; index < segments.length; index++) {
    const one = segments[index];
    if (!one) continue;
    const before = joined.at(-1);
    const starts = before && isUnknown(before) && !before.unresolved && tokens[one.from]?.joined;
    if (!isName(one) || !(goesOn(segments[index + 1]) || (starts && !tokens[before.from]?.hangul))) {
      joined.push(one);
      continue;
    }
    let to = one.to;
    while (goesOn(segments[index + 1])) to = segments[++index]?.to ?? to;
    const from = starts ? (joined.pop()?.from ?? one.from) : one.from;
    joined.push(segment(from, to, [], true, true));
  }
  return joined;
}

interface Slip {
  readonly from: number;
  readonly to: number;
  readonly key: string;
  readonly cost: number;
}

/** The known key nearest to what was typed, within the slips that its length allows. */
function nearest(typed: string, lexicon: Lexicon): { key: string; distance: number } | undefined {
  const most = allowedSlips(typed);
  let best: { key: string; distance: number } | undefined;
  for (let length = typed.length - most; most > 0 && length <= typed.length + most; length++) {
    for (const key of lexicon.keysOfLength(length)) {
      if (!mayBeSlip(key, typed)) continue;
      const distance = editDistance(typed, key, best ? best.distance - 1 : Math.min(most, allowedSlips(key)));
      if (distance <= allowedSlips(key)) best = { key, distance };
    }
  }
  return best;
}

/** Looks for slips: windows that hold an unknown word and are close to a known key. The closest, longest window wins. */
function readSlips(segments: readonly Segment[], tokens: readonly Token[], lexicon: Lexicon): Segment[] {
  const unknown = segments.filter(isUnknown);
  if (unknown.length === 0 || unknown.length > mostUnknownForSlips) return [...segments];
  const carries = (one: Segment | undefined) =>
    one !== undefined &&
    (isUnknown(one) || one.meanings.some((meaning) => meaning.type === "value" || meaning.type === "name"));

  let best: Slip | undefined;
  for (let from = 0; from < segments.length; from++) {
    for (let to = from + 1; to <= Math.min(segments.length, from + longestSlip); to++) {
      const window = segments.slice(from, to);
      if (!window.some(isUnknown) || !carries(window[0]) || !carries(window.at(-1))) continue;
      const words = tokens.slice(window[0]?.from, window.at(-1)?.to);
      const typed = compactTokens(words);
      // A word that others write too is no slip.
      if (words.every((word) => lexicon.isWritten(word.text))) continue;
      const stems = words.at(-1)?.hangul ? [typed, ...withoutParticle(typed)] : [typed];
      for (const stem of stems) {
        const found = nearest(stem, lexicon);
        if (!found) continue;
        const cost = found.distance / stem.length;
        if (!best || cost < best.cost || (cost === best.cost && to - from > best.to - best.from))
          best = { from, to, key: found.key, cost };
      }
    }
  }
  if (!best) return [...segments];
  const first = segments[best.from];
  const last = segments[best.to - 1];
  if (!first || !last) return [...segments];
  const read = segment(first.from, last.to, lexicon.lookup(best.key), false);
  return readSlips([...segments.slice(0, best.from), read, ...segments.slice(best.to)], tokens, lexicon);
}

/** Divides a question's words into the longest phrases that the lexicon knows; slips in names and filters are read as what they are near. */
export function readWords(tokens: readonly Token[], lexicon: Lexicon): readonly Segment[] {
  return readSlips(joinNames(readExact(tokens, lexicon), tokens), tokens, lexicon);
}
