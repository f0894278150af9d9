import { stemmer } from "stemmer";
import type { Locale } from "./locale.ts";

/** A word of a text: its normalised form, and where it stands in the normalised text. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Written in Hangul; tokens never mix Hangul with another script. */
  readonly hangul: boolean;
  /** Nothing stands between this token and the one before ("KVQA" and "가" of "KVQA가"). */
  readonly glued: boolean;
  /** No white space stands between them: glued, or joined by a hyphen, an underscore, a slash and the like. */
  readonly joined: boolean;
}

const fullWidth = /[\uff01-\uff5e\u3000]/g;
// Controls, zero-width signs, bidirectional overrides and isolates, the byte order mark, fillers, lone surrogates.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
const hangulOnly = /^[가-힣ㄱ-ㅎㅏ-ㅣ]+$/;
const word =
  /[가-힣ㄱ-ㅎㅏ-ㅣ]+|(?:(?![가-힣ㄱ-ㅎㅏ-ㅣ])[\p{L}\p{M}\p{N}]|(?<=\d)\.(?=\d))+(?:\++(?!\+|(?![가-힣])[\p{L}\p{N}]))?/gu;

const plainText = /^[ -~가-힣]*$/;

/**
 * One spelling for what looks the same: NFC (a Mac sends Hangul decomposed), full-width Latin as ASCII, no invisible
 * signs, single spaces. NFKC as a whole would turn the initial consonants of autocomplete (ㅅ) into another letter.
 */
export function normalize(text: string): string {
  // Nearly all that is read at load: nothing in it looks like anything else.
  if (plainText.test(text)) return text.replace(/ {2,}/g, " ").trim();
  return text
    .normalize("NFC")
    .replace(fullWidth, (character) => character.normalize("NFKC"))
    .replace(/[\t\n\r\v\f]/g, " ")
    .replace(invisible, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** The words of a text, in order, split at punctuation and where Hangul meets another script. */
export function tokenize(text: string): Token[] {
  return tokenizeNormal(normalize(text));
}

/** `tokenize` of a text that is already normalised. */
export function tokenizeNormal(normal: string): Token[] {
  const tokens: Token[] = [];
  let before = 0;
  for (const match of normal.matchAll(word)) {
    const start = match.index;
    const end = start + match[0].length;
    const first = tokens.length === 0;
    tokens.push({
      text: match[0].toLowerCase(),
      start,
      end,
      hangul: hangulOnly.test(match[0]),
      glued: !first && start === before,
      joined: !first && !/\s/.test(normal.slice(before, start)),
    });
    before = end;
  }
  return tokens;
}

// In a plain text a text: all but letters, digits, and a plus that ends a word.
const betweenWords = /(?<![a-z0-9+])\++|\++(?=[a-z0-9])|[^a-z0-9+가-힣]+/g;

/** The key of a name or a phrase: its words without what stands between them ("LLaVA-1.5" and "llava 15" are one). */
export function compact(text: string): string {
  // Thousands of names are read at load, nearly all of them in these letters: the same result, ten times sooner.
  return plainText.test(text) ? text.toLowerCase().replace(betweenWords, "") : compactTokens(tokenize(text));
}

/** `compact` of words that are already at hand. */
export function compactTokens(tokens: readonly Token[]): string {
  return tokens.map((token) => token.text.replaceAll(".", "")).join("");
}

/** A key without the signs of a version: "minigptv2" and "minigpt2", "vqav20" and "vqa2" are one. */
export function versionless(text: string): string {
  return compactTokens(
    tokenize(text).map((token) => ({ ...token, text: token.text.replace(/v(?=\d)/g, "").replace(/(\d)\.0$/, "$1") })),
  );
}

// Korean particles and the endings that follow a name, longest first: a closed class of the grammar, not vocabulary.
const particles = [
  ["이라는", "이라고", "에서는", "으로는", "이랑은", "에게서", "한테서", "까지는", "부터는"],
  [
    "으로",
    "에서",
    "에게",
    "한테",
    "이랑",
    "하고",
    "부터",
    "까지",
    "보다",
    "처럼",
    "라는",
    "이나",
    "이란",
    "에는",
    "로는",
    "꺼는",
    "거는",
    "와의",
    "과의",
  ],
  [
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "로",
    "와",
    "과",
    "랑",
    "도",
    "만",
    "나",
    "란",
    "용",
    "들",
    "껀",
    "꺼",
    "요",
    "야",
    "인",
    "된",
    "한",
  ],
].flat();

/** A Hangul word without a particle that may be stuck to its end: each reading, longest particle first, the word itself not among them. */
export function withoutParticle(hangul: string): string[] {
  const stems = particles
    .filter((particle) => hangul.length > particle.length && hangul.endsWith(particle))
    .map((particle) => hangul.slice(0, -particle.length));
  // "모델들이": the plural stands before the particle.
  return [...stems, ...stems.filter((stem) => stem.length > 1 && stem.endsWith("들")).map((stem) => stem.slice(0, -1))];
}

/** Whether a Hangul word is nothing but a particle ("가" after "KVQA"). */
export function isParticle(hangul: string): boolean {
  return particles.includes(hangul);
}

/** An English word without its endings (Porter's algorithm). */
function stemOf(word: string): string {
  return /^[a-z]+$/.test(word) ? stemmer(word) : word;
}

// Endings that turn a noun into what is done with it ("요리하는", "설명된").
const verbEndings = ["하는", "하기", "하여", "해서", "했던", "되는", "하게", "시킨", "모아둔"];

/**
 * The terms that a word is indexed and searched by: an English word without its ending, a Hangul word as it is and without
 * what may be a particle. Which reading is right ("거북이" is no 거북 with a 이) the other side's terms decide.
 */
export function termsOf({ text, hangul, glued }: Token): readonly string[] {
  if (!hangul) return [stemOf(text)];
  // A single syllable is a word only where it stands alone ("밈"), and is no particle.
  if (text.length === 1) return glued || isParticle(text) ? [] : [text];
  const verbs = verbEndings.filter((ending) => text.endsWith(ending)).map((ending) => text.slice(0, -ending.length));
  return [text, ...withoutParticle(text), ...verbs].filter((term) => term.length > 1);
}

/** The terms that a text is indexed and searched by, in its words' order. */
export function searchTerms(text: string): string[] {
  return tokenize(text).flatMap(termsOf);
}

/** Korean where there is any Hangul, English otherwise. */
export function detectLocale(text: string): Locale {
  return /[가-힣ㄱ-ㅎㅏ-ㅣ\u1100-\u11ff]/.test(text) ? "ko" : "en";
}

/** The first `length` code points of a text, with an ellipsis in place of the last one where it is longer. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const points = Array.from(text);
  return points.length <= length ? text : `${points.slice(0, Math.max(0, length - 1)).join("")}…`;
}

/** A text as part of a regular expression that means it letter by letter. */
export function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
