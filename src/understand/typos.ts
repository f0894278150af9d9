import { disassemble } from "es-hangul";
import { allowedTypos, editDistance, lettersOf, shapeOf } from "../language/fuzzy.ts";
import { compactTokens, type Token, withoutParticle } from "../language/text.ts";
import type { Lexicon } from "./lexicon.ts";
import { has, isUnknown, meaningsOf, type Segment } from "./segment.ts";

// Past so many unknown words a question is prose, where one word's near miss is more often chance than a typo.
const mostUnknown = 4;
/** The most segments that are read together as one phrase with a typo in it. */
const longestTypo = 6;
/** From so many letters on, what is joined by hyphens and slashes can be a name with a typo in it. */
const shortestIdentifier = 8;
/** Hangul words of this length are compared letter by letter: one wrong letter is a third of the word's syllables. */
const shortHangul = 3;

/** The first letter of a word; of Hangul the first letter of its first syllable. */
function firstLetter(word: string): string {
  const first = word.charAt(0);
  return /^[ -~]$/.test(first) ? first : (disassemble(first)[0] ?? "");
}

interface Near {
  readonly key: string;
  readonly distance: number;
}

/**
 * How many typos lie between what was typed and a key; Infinity where it cannot be that key.
 * @param tail letters at the end that are no part of the word, so that they allow it no typo.
 */
function typosTo(key: string, typed: string, most: number, tail: number): number {
  if (typed.length === shortHangul) {
    // A typo in one letter leaves a syllable as it was; taking all of them apart takes far longer than that look.
    const alike =
      key.charAt(0) === typed.charAt(0) || key.charAt(1) === typed.charAt(1) || key.charAt(2) === typed.charAt(2);
    return alike && /^[가-힣]+$/.test(typed)
      ? editDistance(disassemble(typed), disassemble(key), 1)
      : Number.POSITIVE_INFINITY;
  }
  // A short word with another first letter is another word.
  if (typed.length < 6 && firstLetter(typed) !== firstLetter(key)) return Number.POSITIVE_INFINITY;
  // Two typos and another beginning make another word.
  const others = firstLetter(typed) === firstLetter(key) ? most : Math.min(most, 1);
  if (tail > 0 && key.slice(-tail) !== typed.slice(-tail)) return Number.POSITIVE_INFINITY;
  return editDistance(typed, key, Math.min(others, allowedTypos(tail > 0 ? key.slice(0, -tail) : key)));
}

/** The known key nearest to what was typed, within the typos that its length allows; of two as near, a filter's. */
function nearest(typed: string, of: "typos" | "names", lexicon: Lexicon, tail = 0): Near | undefined {
  const most = typed.length === shortHangul ? 1 : allowedTypos(tail > 0 ? typed.slice(0, -tail) : typed);
  if (most === 0) return undefined;
  const isFilter = (key: string) => lexicon.lookup(key).some(({ type }) => type === "value");
  let best: Near | undefined;
  const shape = shapeOf(typed);
  const letters = lettersOf(typed);
  const reach = typed.length === shortHangul ? 0 : most;
  for (let length = typed.length - reach; length <= typed.length + reach; length++) {
    for (const key of lexicon.closeKeys(of, length, shape, letters, most)) {
      const distance = typosTo(key, typed, best?.distance ?? most, tail);
      if (distance === Number.POSITIVE_INFINITY) continue;
      if (!best || distance < best.distance || (distance === best.distance && !isFilter(best.key) && isFilter(key)))
        best = { key, distance };
    }
  }
  return best;
}

/** What a phrase with a typo in it may begin with, though it means something by itself: "supervosed finetuning". */
function mayBound(one: Segment): boolean {
  return isUnknown(one) || !one.meanings.every((meaning) => meaning.type === "filler" && meaning.role !== "dataset");
}

/** What it may end with: "NVIDAI licence", "rewrad data"; not a question ("GPT-4 뭘로"). */
function mayEnd(one: Segment, tokens: readonly Token[]): boolean {
  const asks = meaningsOf([one], "intent");
  if (tokens[one.from]?.hangul && asks.length > 0 && asks.every(({ intent }) => intent === "model-data")) return false;
  return mayBound(one);
}

/** A word this short is read as a filter with a typo in it only beside something that is understood. */
const shortWord = 6;
const typedLetters = (words: readonly Token[]) => compactTokens(words).length;

/** Whether a phrase's short first and last words stand in the key as typed: "Diffusion XL" is no typo of DiffusionDB. */
function keepsShortWords(words: readonly Token[], key: string): boolean {
  const [first] = words;
  const last = words.at(-1);
  if (words.length < 2 || !first || !last || last.hangul) return true;
  const [start, end] = [compactTokens([first]), compactTokens([last])];
  return (end.length > 3 || key.endsWith(end)) && (start.length > 3 || key.startsWith(start));
}

interface Typo extends Near {
  readonly from: number;
  readonly to: number;
}

/** Looks for typos: windows that hold an unknown word and are close to a known key. The closest, longest window wins. */
export function readTypos(segments: readonly Segment[], tokens: readonly Token[], lexicon: Lexicon): Segment[] {
  const unknown = segments.filter(isUnknown).length;
  if (unknown === 0) return [...segments];
  const understood = segments.some(
    (one) =>
      has(one, "value") || has(one, "name") || meaningsOf([one], "filler").some(({ role }) => role === "dataset"),
  );
  let best: Typo | undefined;
  for (let from = 0; from < segments.length; from++) {
    for (let to = from + 1; to <= Math.min(segments.length, from + longestTypo); to++) {
      const window = segments.slice(from, to);
      const [first] = window;
      const last = window.at(-1);
      if (!first || !last || !window.some(isUnknown) || !mayBound(first) || !mayEnd(last, tokens)) continue;
      if (unknown > mostUnknown && window.length === 1) continue;
      const words = tokens.slice(first.from, last.to);
      // A short word that is to be read as a filter needs something else in the question that is understood.
      const alone = typedLetters(words) < shortWord && window.length === 1 && segments.length > 1 && !understood;
      // A word that others write too is no typo.
      if (words.every((word) => lexicon.isWritten(word.text))) continue;
      const typed = compactTokens(words);
      // Of two short words one changed letter makes another thing: 수능 문제 is no 수학 문제.
      if (words.every(({ text }) => /^[가-힣]{2}$/.test(text)) && words.length === 2) continue;
      const stems = words.at(-1)?.hangul ? [typed, ...withoutParticle(typed)] : [typed];
      for (const { key: stem, tail } of stems.flatMap((one) => lexicon.dataForms(one))) {
        const found = nearest(stem, "typos", lexicon, tail);
        if (!found || !keepsShortWords(words, found.key)) continue;
        // What begins as a name does is no typo of another: LLaVA-3 is no Llama 3.
        const [head] = words;
        if (head && words.length > 1 && lexicon.beginsName(head.text) && !found.key.startsWith(head.text)) continue;
        // Of four letters one is too much to change for a filter: "bits" are no bias.
        if (
          stem.length === 4 &&
          /^[a-z]+$/.test(stem) &&
          (segments.length > 3 || !lexicon.lookup(found.key).some(({ type }) => type === "name"))
        )
          continue;
        if (alone && lexicon.lookup(found.key).some(({ type }) => type === "value")) continue;
        const fewer = !best || found.distance < best.distance;
        if (fewer || (found.distance === best?.distance && to - from > best.to - best.from))
          best = { from, to, ...found };
      }
    }
  }
  if (!best) return [...segments];
  const first = segments[best.from];
  const last = segments[best.to - 1];
  if (!first || !last) return [...segments];
  const meanings = lexicon.lookup(best.key);
  const read = { from: first.from, to: last.to, meanings, exact: false, unresolved: false };
  return readTypos([...segments.slice(0, best.from), read, ...segments.slice(best.to)], tokens, lexicon);
}

/**
 * What is written as one word with hyphens, slashes and the like, and holds a word that nobody knows, as the one name that
 * is close to the whole of it: "Mutonx/Vript" is Mutonix/Vript, whatever its parts mean.
 */
export function readIdentifiers(
  segments: readonly Segment[],
  tokens: readonly Token[],
  lexicon: Lexicon,
): readonly Segment[] {
  const read: Segment[] = [];
  for (let at = 0; at < segments.length; at++) {
    const first = segments[at];
    if (!first) continue;
    let to = at + 1;
    const goesOn = (next: Segment | undefined) =>
      next !== undefined && tokens[next.from]?.joined === true && tokens[next.from]?.hangul === false;
    while (goesOn(segments[to])) to++;
    const run = segments.slice(at, to);
    const end = run.at(-1)?.to ?? first.to;
    const typed = compactTokens(tokens.slice(first.from, end));
    const mayBeName = end - first.from > 1 && !tokens[first.from]?.hangul && run.some(isUnknown);
    const near = mayBeName && typed.length >= shortestIdentifier ? nearest(typed, "names", lexicon) : undefined;
    // What begins as a name does is no typo of another: LLaVA-3 is no Llama 3.
    const word = tokens[first.from]?.text ?? "";
    const found = near && lexicon.beginsName(word) && !near.key.startsWith(word) ? undefined : near;
    if (found) {
      const names = lexicon.lookup(found.key).filter(({ type }) => type === "name");
      read.push({ from: first.from, to: end, meanings: names, exact: false, unresolved: false });
    } else read.push(...run);
    at = to - 1;
  }
  return read;
}
