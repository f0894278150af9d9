import { compactTokens, isParticle, type Token, versionless, withoutParticle } from "../language/text.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Meaning } from "./meaning.ts";
import { isUnknown, type Segment } from "./segment.ts";
import { readIdentifiers, readTypos } from "./typos.ts";

/** What a single syllable at the end of a compound may be: grammar, or a cue ("한국어판" is the Korean version). */
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

/** Laughing, crying and the like in single letters: ㅎㅎ, ㅠㅠ. */
const jamoOnly = /^(?:([ㄱ-ㅎ])\1*|[ㅠㅜ]+)$/;

/** A name that is only guessed must not end within a word: "LLaVA-OneVision mid" in "LLaVA-OneVision mid-training". */
function cutsWord(tokens: readonly Token[], to: number, meanings: readonly Meaning[]): boolean {
  const next = tokens[to];
  return next?.joined === true && !next.hangul && meanings.every((meaning) => meaning.type === "name" && meaning.guess);
}

const or: Meaning = { type: "logic", logic: "or" };

/** Whether a value was read with the particle that offers a choice at its end: "중국어나 일본어". */
function offersChoice(last: Token | undefined, key: string, lexicon: Lexicon): boolean {
  return last?.hangul === true && last.text.endsWith("나") && lexicon.lookup(key).length === 0;
}

/** Reads the words left to right, the longest known phrase first. */
function readExact(tokens: readonly Token[], lexicon: Lexicon): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  while (from < tokens.length) {
    let to = Math.min(tokens.length, from + lexicon.longest);
    let meanings: readonly Meaning[] = [];
    for (; to > from; to--) {
      const window = tokens.slice(from, to);
      meanings = meaningsOf(window, lexicon);
      if (meanings.length > 0 && !isPhrase(window, meanings, lexicon) && !cutsWord(tokens, to, meanings)) break;
      meanings = [];
    }
    const token = tokens[from];
    if (meanings.length > 0) {
      segments.push(segment(from, to, meanings));
      const isValue = meanings[0]?.type === "value";
      if (isValue && offersChoice(tokens[to - 1], compactTokens(tokens.slice(from, to)), lexicon))
        segments.push(segment(to, to, [or]));
      from = to;
      continue;
    }
    const parts = token?.hangul ? compound(token.text, lexicon) : undefined;
    if (token?.hangul && ((token.glued && isParticle(token.text)) || jamoOnly.test(token.text))) {
      segments.push(segment(from, from + 1, [{ type: "filler", role: "grammar" }]));
    } else if (parts) {
      for (const part of parts) segments.push(segment(from, from + 1, part));
    } else {
      segments.push(segment(from, from + 1, []));
    }
    from++;
  }
  return splitPhrases(segments, tokens, lexicon);
}

/**
 * A name that is made of words with meanings of their own ("Korean VQA") is those words where the question filters by
 * something else too ("Korean VQA that is not from AI Hub").
 */
function splitPhrases(segments: readonly Segment[], tokens: readonly Token[], lexicon: Lexicon): Segment[] {
  const others = segments.filter(({ meanings: [meaning] }) => meaning?.type === "value");
  if (others.length === 0) return [...segments];
  return segments.flatMap((one) => {
    const joined = tokens.slice(one.from + 1, one.to).some((token) => token.joined);
    if (one.to - one.from < 2 || joined || !one.meanings.every((meaning) => meaning.type === "name")) return [one];
    const parts = tokens.slice(one.from, one.to).map((token, at) => {
      const meanings = meaningsOf([token], lexicon).filter((meaning) => meaning.type === "value");
      return segment(one.from + at, one.from + at + 1, meanings);
    });
    return parts.every(({ meanings }) => meanings.length > 0) ? parts : [one];
  });
}

const isName = (one: Segment) => one.meanings.some((meaning) => meaning.type === "name");

/**
 * A name that goes on in unknown letters or digits is another name: "LLaVA-1.7" is not LLaVA, nor is "LLaVA 1.7".
 * Takes the name and what belongs to it together as one unknown word.
 */
function joinNames(segments: readonly Segment[], tokens: readonly Token[], lexicon: Lexicon): Segment[] {
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
    const next = segments[index + 1];
    // "Dolly 15K" is still Databricks Dolly 15K.
    if (next && isName(one) && goesOn(next)) {
      const meanings = lexicon.lookupEnd(compactTokens(tokens.slice(one.from, next.to)), one.meanings);
      if (meanings.length > 0) {
        joined.push({ ...one, to: next.to, meanings });
        index++;
        continue;
      }
    }
    if (
      !isName(one) ||
      !(goesOn(segments[index + 1]) || (starts && (!tokens[before.from]?.hangul || tokens[one.from]?.glued === true)))
    ) {
      joined.push(one);
      continue;
    }
    let to = one.to;
    while (goesOn(segments[index + 1])) to = segments[++index]?.to ?? to;
    // "구름 v2" is KULLM v2: a nickname with a version is the name with that version.
    const composed = starts ? [] : lexicon.lookupNickname(one.meanings, compactTokens(tokens.slice(one.to, to)));
    if (composed.length > 0) {
      joined.push(segment(one.from, to, composed));
      continue;
    }
    const from = starts ? (joined.pop()?.from ?? one.from) : one.from;
    joined.push(segment(from, to, [], true, true));
  }
  return joined;
}

/** Divides a question's words into the longest phrases that the lexicon knows; typos in names and filters are read as what they are near. */
export function readWords(tokens: readonly Token[], lexicon: Lexicon): readonly Segment[] {
  const read = readExact(tokens, lexicon);
  const corrected = readTypos(joinNames(readIdentifiers(read, tokens, lexicon), tokens, lexicon), tokens, lexicon);
  // "CIFAR-100" is no typo of CIDAR: what a name was read out of goes on as well.
  return joinNames(corrected, tokens, lexicon);
}
