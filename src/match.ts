import type { Lexicon, Meaning } from "./lexicon.ts";
import { isUnknown, type Segment } from "./segment.ts";
import { readIdentifiers, readSlips } from "./slips.ts";
import { compactTokens, isParticle, type Token, versionless, withoutParticle } from "./text.ts";

/** What a single syllable at the end of a compound may be: grammar, or a wish ("한국어판" is the Korean version). */
const attached: ReadonlySet<Meaning["type"] | undefined> = new Set(["filler", "intent"] as const);

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

/** Divides a question's words into the longest phrases that the lexicon knows; slips in names and filters are read as what they are near. */
export function readWords(tokens: readonly Token[], lexicon: Lexicon): readonly Segment[] {
  const read = readExact(tokens, lexicon);
  return readSlips(joinNames(readIdentifiers(read, tokens, lexicon), tokens), tokens, lexicon);
}
