import { escapePattern, normalize } from "../language/text.ts";
import { lazy } from "../packed/lazy.ts";
import type { Range } from "../records/query.ts";
import type { Registry } from "../records/registry.ts";

/** What a question says in numbers, and the question without it. */
export interface Numbers {
  readonly size?: Range;
  readonly year?: Range;
  readonly rest: string;
}

const magnitudes: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  천: 1e3,
  만: 1e4,
  십만: 1e5,
  m: 1e6,
  mil: 1e6,
  million: 1e6,
  백만: 1e6,
  천만: 1e7,
  억: 1e8,
  b: 1e9,
  billion: 1e9,
};
const korean = "천만|백만|십만|억|만|천";
const digits = String.raw`\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?`;
// A number that a name goes on from ("LLaVA-1.5", "10k-prompts") is no number of the question's.
const notInName = String.raw`(?<![\p{L}\p{N}._/-])`;
const nameEnds = String.raw`(?![a-z\d]|[-_./][\p{L}\p{N}])`;
const inWords = String.raw`${notInName}(?:a|one|half\sa)\s(?:hundred\s)?(?:thousand|million|billion)(?![a-z])`;
// A bare 천 or 만 counts only before what it counts: 만 개, 천 장.
const tenThousand = String.raw`(?<![가-힣\d])[천만](?=\s?(?:개|건|장|쌍|문장|샘플|명))`;
const number = String.raw`(?:${inWords}|${tenThousand}|${notInName}(?:(?:${digits})\s?(?:${korean})|(?<![가-힣])(?:천만|백만|십만))(?:\s?(?:${digits})\s?(?:${korean}))*|${notInName}(?:${digits})(?:\s?(?:k|m|b|mil|thousand|million|billion))?${nameEnds})`;

/** The value of a number as written: "150k", "1.2M", "10만", "1억 2천만". */
export function readNumber(written: string): number {
  const words = /^(a|one|half\sa)\s(hundred\s)?(\w+)$/i.exec(written.trim());
  if (words) {
    const [, first = "", hundred, magnitude = ""] = words;
    const many = (first.toLowerCase().startsWith("half") ? 0.5 : 1) * (hundred ? 100 : 1);
    return Math.round(many * (magnitudes[magnitude.toLowerCase()] ?? 1));
  }
  const parts = written.toLowerCase().matchAll(new RegExp(`(${digits})?\\s?(${korean}|[a-z]+)?`, "g"));
  let sum = 0;
  for (const [whole, count, magnitude = ""] of parts) {
    if (whole.trim() === "") continue;
    sum += Number((count ?? "1").replaceAll(",", "")) * (magnitudes[magnitude] ?? 1);
  }
  return Math.round(sum);
}

type Bound = "at-least" | "more-than" | "at-most" | "less-than" | "about" | "in";
const bounds: readonly Bound[] = ["at-least", "more-than", "at-most", "less-than", "about", "in"];
const signs: Readonly<Record<string, Bound>> = {
  ">=": "at-least",
  "≥": "at-least",
  "+": "at-least",
  ">": "more-than",
  "<=": "at-most",
  "≤": "at-most",
  "<": "less-than",
  "~": "about",
};

function range(bound: Bound | undefined, value: number, isYear: boolean): Range {
  switch (bound) {
    case "at-least":
      return { min: value };
    case "more-than":
      return { min: value + 1 };
    case "at-most":
      return { max: value };
    case "less-than":
      return { max: value - 1 };
    case "about":
    case "in":
    case undefined:
      // A count without a bound is rarely meant to the last one: a third up or down.
      return isYear ? { min: value, max: value } : { min: Math.ceil(value * 0.7), max: Math.floor(value * 1.3) };
  }
}

const escaped = (text: string) => escapePattern(text).replace(/\s+/g, "\\s+");
const longestFirst = (words: readonly string[]) => [...words].sort((one, other) => other.length - one.length);
const anyOf = (words: readonly string[]) => longestFirst(words).map(escaped).join("|");

function wordsOf(registry: Registry, facet: string): ReadonlyMap<string, string> {
  const values = registry.vocabularies.get(facet)?.values ?? [];
  return new Map(
    values.flatMap(({ value, label, words }) =>
      [label.en, label.ko, ...words.en, ...words.ko].map((word) => [normalize(word).toLowerCase(), value] as const),
    ),
  );
}

/**
 * Reads the numbers of a question.
 * @param names that stand in it and hold numbers of their own ("FLAN 2021"), as typed: those are left alone.
 */
export type NumberReader = (question: string, names?: readonly string[]) => Numbers;

// 만 is "only" far more often than ten thousand.
const maybeNumber = new RegExp(`\\d|천만|백만|십만|${tenThousand}|thousand|million|billion`, "i");

/** Makes the reader of sizes and years; its words come from the vocabularies `bound` and `unit`. */
export function createNumberReader(registry: Registry): NumberReader {
  // Most questions hold no number, and the expressions take longer to make than all else that is read.
  const reader = lazy(() => makeReader(registry));
  return (question, names = []) => (maybeNumber.test(question) ? reader()(question, names) : { rest: question });
}

function makeReader(registry: Registry): NumberReader {
  const boundWords = wordsOf(registry, "bound");
  const unitWords = wordsOf(registry, "unit");
  const between = [...boundWords].flatMap(([word, value]) => (value === "between" ? [word] : []));
  const single = [...boundWords.keys()].filter((word) => !between.includes(word));
  const before = `(?:(?<![\\p{L}])(${anyOf(single)})\\s*|(>=|<=|[≥≤><~]))?\\s*`;
  const unit = `(?:\\s*(${anyOf([...unitWords.keys(), "년도", "년"])})(?![a-z]))?`;
  // "질문 수 1만 이상", as the bot writes it.
  const counted = `(?:(?<![\\p{L}])(${anyOf([...unitWords.keys()])})\\s수\\s+)?`;
  const hangul = single.filter((word) => /[가-힣]/.test(word));
  const latin = single.filter((word) => !hangul.includes(word));
  // "at least 10K since 2023": an English bound before a number is that number's.
  const later = `${anyOf(hangul)}|(?:${anyOf(latin)})(?![a-z])(?!\\s*\\d)`;
  const after = `(?:\\s*(\\+)|\\s*[이가을를의]?\\s*(${later})(?:[만은는](?![가-힣]))?)?`;
  const one = new RegExp(`${counted}${before}(${number})(\\+)?${unit}${after}`, "giu");
  const two = new RegExp(
    `${counted}(?:(?:${anyOf(between)}|from)\\s+)?(${number})${unit}\\s*(?:~|-|–|to|and|에서|부터|이상)\\s*(${number})${unit}(?:\\s*(?:${anyOf([...between, "까지", "이하"])}))?`,
    "giu",
  );
  const isYear = (value: number, written: string) => /^(?:19|20)\d\d$/.test(written.trim()) && value >= 1990;

  return (question, names = []) => {
    let rest = question;
    const isName = ({ 0: whole, index, input }: RegExpExecArray) =>
      names.some((name) => {
        const at = input.indexOf(name);
        return at >= 0 && index < at + name.length && index + whole.length > at;
      });
    const found: { size?: Range; year?: Range } = {};
    const take = (whole: string, at: number) => {
      rest = `${rest.slice(0, at)} ${rest.slice(at + whole.length)}`;
    };
    const keep = (written: string, value: Range, unitWord: string | undefined) => {
      if (isYear(readNumber(written), written) && !(unitWord && unitWords.has(unitWord))) found.year = value;
      else {
        const unitValue = unitWord === undefined ? undefined : unitWords.get(unitWord.toLowerCase());
        const generic = unitValue === undefined || registry.value("unit", unitValue)?.generic === true;
        found.size = generic ? value : { ...value, unit: unitValue };
      }
    };
    for (const match of question.matchAll(two)) {
      const [whole, unitBefore, first = "", firstUnit, second = "", secondUnit] = match;
      const hasWord = /[^\d\s,.~–-]/.test(whole);
      // "1만 이상 2023년 이후" is no range: one end counts, the other is a year.
      if (isYear(readNumber(first), first) !== isYear(readNumber(second), second)) continue;
      if ((!hasWord && !isYear(readNumber(first), first)) || isName(match)) continue;
      keep(first, { min: readNumber(first), max: readNumber(second) }, unitBefore ?? secondUnit ?? firstUnit);
      take(whole, rest.indexOf(whole));
    }
    for (const match of rest.matchAll(one)) {
      const [whole, unitBefore, word, sign, written = "", plus, unitAfter, laterPlus, laterWord] = match;
      const unitWord = unitBefore ?? unitAfter;
      const value = readNumber(written);
      const said = [laterWord, word].map((text) =>
        text ? boundWords.get(text.toLowerCase().replace(/\s+/g, " ")) : undefined,
      );
      const bound =
        bounds.find((known) => said.includes(known)) ??
        (sign ? signs[sign] : undefined) ??
        (plus || laterPlus ? "at-least" : undefined);
      const year = isYear(value, written) && !(unitWord && unitWords.has(unitWord));
      if ((!bound && !unitWord && !year) || isName(match)) continue;
      // "2 images", "3 turns": too few to be the size of anything.
      if (!year && value < 100) continue;
      keep(written, range(bound, value, year), unitWord);
      take(whole, rest.indexOf(whole));
    }
    return { ...found, rest };
  };
}
