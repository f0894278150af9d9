import type { Locale, Registry } from "../src/index.ts";
import { editDistance } from "../src/language/fuzzy.ts";
import { compact, compactTokens, tokenize, withoutParticle } from "../src/language/text.ts";
import { createRandom, type Random } from "./random.ts";
import { allTemplates, bounds, type Slot, type Template } from "./templates.ts";
import { misspell } from "./typo.ts";
import { readWords, type Word, type Words } from "./words.ts";

/** A made question, and the filters and names that it holds (`kind:preference`, `minSize:10000`, `dataset:coco`). */
export interface Generated {
  readonly template: string;
  readonly locale: Locale;
  readonly question: string;
  readonly holds: readonly string[];
  /** Whether one word is misspelt. */
  readonly typo: boolean;
}

/** How many of the questions have a typo, of those that have a word long enough for one. */
const typoShare = 0.4;
/** The most words that a phrase of the vocabulary or a name is looked for in. */
const longestPhrase = 6;

const slotPattern =
  /\{(kind|annotation|language|modality|task|license|size|year|dataset|model)(\d?)(?::([^}/]+)\/([^}]+))?\}/g;

/** The particle that goes on from a word: the first after a consonant, the second after a vowel. "로" also follows ㄹ. */
function particleAfter(word: string, afterConsonant: string, afterVowel: string): string {
  const code = word.charCodeAt(word.length - 1) - 0xac00;
  if (code < 0 || code >= 11172) return afterVowel;
  const final = code % 28;
  return final === 0 || (final === 8 && afterVowel === "로") ? afterVowel : afterConsonant;
}

function isSlot(name: string | undefined): name is Slot {
  return name !== undefined && slotPattern.source.includes(name);
}

function fill(
  slot: Slot,
  locale: Locale,
  pools: ReadonlyMap<string, readonly Word[]>,
  random: Random,
): Word | undefined {
  if (slot === "size" || slot === "year") return random.pick(bounds[slot][locale]);
  return random.pick(pools.get(`${slot} ${locale}`) ?? []);
}

/** The same name as hurried people write it: in lower case, or with spaces for hyphens. */
function respell({ text, holds }: Word, random: Random): Word {
  if (!/^(dataset|model):/.test(holds)) return { text, holds };
  const style = random.below(4);
  return { text: style === 0 ? text.toLowerCase() : style === 1 ? text.replace(/[-_]/g, " ") : text, holds };
}

/** A misspelt word that is still nearer to what was meant than to anything else that is known; undefined where there is none. */
function slipOf({ text, holds }: Word, words: Words, random: Random): Word | undefined {
  const slipped = misspell(text, random);
  const key = compact(slipped);
  if (slipped === text || words.meaningsOf(key).size > 0) return undefined;
  const distance = editDistance(key, compact(text), 2);
  const rival = words.keys.some((other) => {
    const meanings = words.meaningsOf(other);
    return !(meanings.size === 1 && meanings.has(holds)) && editDistance(key, other, 2) <= distance + 1;
  });
  return rival ? undefined : { text: slipped, holds };
}

/** Whether the words of the question make up a phrase of another meaning ("image" and "captions"). */
function saysMore(question: string, fillers: readonly Word[], holds: ReadonlySet<string>, words: Words): boolean {
  const whole = new Set(fillers.map(({ text }) => compact(text)));
  const tokens = tokenize(question);
  const keysFrom = (from: number) =>
    Array.from({ length: longestPhrase }, (_, length) => compactTokens(tokens.slice(from, from + length + 1))).flatMap(
      (key) => [key, ...withoutParticle(key)],
    );
  return tokens.some((_, from) =>
    keysFrom(from).some((key) => {
      const within = [...whole].some((filler) => filler.includes(key));
      return !within && [...words.meaningsOf(key)].some((meaning) => !holds.has(meaning));
    }),
  );
}

function generateOne(
  template: Template,
  words: Words,
  pools: ReadonlyMap<string, readonly Word[]>,
  random: Random,
): Generated | undefined {
  const fillers: Word[] = [];
  let typo = false;
  const filled = template.text.replace(slotPattern, (...[, slot, , afterConsonant, afterVowel]: string[]) => {
    if (!isSlot(slot)) return "";
    const found = fill(slot, template.locale, pools, random);
    if (!found) return "";
    const clean = respell(found, random);
    fillers.push(clean);
    const isBound = slot === "size" || slot === "year";
    const slipped = !typo && !isBound && random.next() < typoShare ? slipOf(clean, words, random) : undefined;
    typo ||= slipped !== undefined;
    const { text } = slipped ?? clean;
    const particle = afterConsonant && afterVowel ? particleAfter(text, afterConsonant, afterVowel) : "";
    return text + particle;
  });
  // "preference data" in "{kind} data" is said once.
  const question = filled.replace(/(data|datasets?|데이터) (?=\1)/gi, "");
  const holds = new Set(fillers.map((filler) => filler.holds));
  if (holds.size < fillers.length || saysMore(question, fillers, holds, words)) return undefined;
  return { template: template.id, locale: template.locale, question, holds: [...holds], typo };
}

/**
 * Makes questions from templates, the vocabulary and the names of a registry: each template in turn, words and typos by the
 * seed. The same registry, count and seed give the same questions.
 */
export function generateQuestions(registry: Registry, count: number, seed: number): readonly Generated[] {
  const random = createRandom(seed);
  const words = readWords(registry);
  const pools = new Map<string, readonly Word[]>();
  for (const locale of ["en", "ko"] as const) {
    for (const slot of ["kind", "annotation", "language", "modality", "task", "license", "dataset", "model"] as const) {
      pools.set(`${slot} ${locale}`, words.of(slot, locale));
    }
  }
  const questions: Generated[] = [];
  // A template whose words always meet in another phrase must not go on for ever.
  for (let tried = 0; questions.length < count && tried < count * 20; tried++) {
    const template = allTemplates[tried % allTemplates.length];
    const made = template && generateOne(template, words, pools, random);
    if (made) questions.push(made);
  }
  return questions;
}
