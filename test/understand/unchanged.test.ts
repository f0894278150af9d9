import { describe, expect, it } from "vitest";
import { loadQuestions } from "../../bench/questions.ts";
import { engineOver } from "../support.ts";

const { ask } = engineOver();
const today = new Date("2026-11-27");
const questions = loadQuestions();
/** What asks for nothing is a greeting with a greeting: it may be answered as one. */
const asking = questions.filter(({ intent }) => intent !== "miss" && intent !== "help");

/** What is asked for, whatever the language of the answer. */
function asked(question: string, after: readonly string[] = []) {
  const { subject, where, claim, sort, form, fields } = ask(question, { after, today }).answer.query;
  return JSON.stringify({ subject, where, claim, sort, count: form === "count", fields });
}
const meant = new Map(questions.map(({ id, question, after }) => [id, asked(question, after)]));

/** The questions that, said so, ask for something else. */
function changed(all: typeof questions, say: (question: string) => string): readonly string[] {
  return all
    .filter(({ id, question, after }) => asked(say(question), after) !== meant.get(id))
    .map(({ question }) => say(question));
}

const unmarked = (question: string) => question.replace(/[\s?!.~]+$/, "");
const isYesNo = (question: string) => /^(anyone|is|are|was|were|does|do|did|can|may|has|have|should)\b/i.test(question);
const isNoun = (question: string) => /(데이터|데이터셋|자료|것|거|셋|모델|코퍼스|말뭉치)$/.test(unmarked(question));

describe("a courtesy changes nothing that is asked for", () => {
  it.each<[string, (question: string) => string]>([
    ["please …", (question) => `please ${question}`],
    ["… please", (question) => `${unmarked(question)} please`],
    ["hi, …", (question) => `hi, ${question}`],
    ["…, thanks", (question) => `${question}, thanks`],
    ["could you tell me: …", (question) => `could you tell me: ${question}`],
  ])("%s", (courtesy, say) => {
    // Nobody says "please is it in Korean".
    const sayable = ({ locale, question }: (typeof questions)[number]) =>
      locale === "en" && !(courtesy === "please …" && isYesNo(question));
    expect(changed(asking.filter(sayable), say)).toEqual([]);
  });

  it.each<[string, (question: string) => string]>([
    ["혹시 …", (question) => `혹시 ${question}`],
    ["안녕하세요, …", (question) => `안녕하세요, ${question}`],
    ["… 감사합니다", (question) => `${question} 감사합니다`],
  ])("%s", (_, say) => {
    expect(
      changed(
        asking.filter(({ locale }) => locale === "ko"),
        say,
      ),
    ).toEqual([]);
  });

  it.each<[string, (question: string) => string]>([
    ["혹시 … 있을까요?", (question) => `혹시 ${unmarked(question)} 있을까요?`],
    ["… 부탁드려요", (question) => `${unmarked(question)} 부탁드려요`],
    ["… 알려주세요", (question) => `${unmarked(question)} 알려주세요`],
  ])("%s, after a noun", (_, say) => {
    expect(
      changed(
        asking.filter(({ locale, question }) => locale === "ko" && isNoun(question)),
        say,
      ),
    ).toEqual([]);
  });
});

/** A letter left out, doubled, or before its neighbour, at each place within a word. */
function typosOf(word: string): readonly string[] {
  const places = Array.from({ length: word.length - 2 }, (_, at) => at + 1);
  return places
    .flatMap((at) => [
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + word.charAt(at) + word.slice(at),
      word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
    ])
    .filter((typo) => typo !== word);
}

/** Words that hold a typo already, of which one more is too many, and one that is typed with the other keyboard. */
const misspelt =
  /^(lisenced|sythetic|ultrafeedbck|ultrafedback|mathinstrct|pubmedvison|instrucblip|intervid|gksrnrdj)$/i;

it("a typo in a word of eight letters changes what is asked for less than once in ten times", () => {
  let tried = 0;
  const wrong = questions.flatMap(({ id, question, after }) => {
    const base = meant.get(id) ?? "";
    // What nobody knows is looked for as it is written.
    if (/"op":"(text|unknown)"/.test(base)) return [];
    return [...question.matchAll(/(?<![\p{L}\p{N}._/:-])[A-Za-z]{8,}(?![\p{L}\p{N}._/:-])/gu)].flatMap(
      ({ 0: word, index }) => {
        if (misspelt.test(word)) return [];
        const typos = typosOf(word);
        tried += typos.length;
        return typos
          .map((typo) => question.slice(0, index) + typo + question.slice(index + word.length))
          .filter((one) => asked(one, after) !== base);
      },
    );
  });
  expect(tried).toBeGreaterThan(5_000);
  expect(wrong.length / tried, wrong.slice(0, 20).join("\n")).toBeLessThan(0.1);
}, 120_000);
