import type { Engine, Registry } from "../src/index.ts";
import { askQuestion } from "./ask.ts";
import { checkExpectation, judge, type Verdict } from "./judge.ts";
import { judgePlain, type PlainVerdict } from "./plain-judge.ts";
import type { PlainSearch } from "./plain-search.ts";
import type { Question } from "./questions.ts";
import { describeUnderstood, type ReadAnswer, readAnswer } from "./read-answer.ts";

/** One question, what came of it, and how good that is. */
export interface Result {
  readonly question: Question;
  readonly answer: ReadAnswer;
  readonly verdict: Verdict;
  readonly understood: string;
  /** Whether the answer is in the question's language. */
  readonly sameLanguage: boolean;
  /** What the registry contradicts in the expectation itself. */
  readonly problems: readonly string[];
  readonly milliseconds: number;
  /** By the name of the plain search. */
  readonly plain: Readonly<Record<string, PlainVerdict>>;
}

/** Asks every question of the engine and of the plain searches, and judges what comes. */
export function measureQuestions(
  questions: readonly Question[],
  engine: Engine,
  registry: Registry,
  plains: readonly PlainSearch[],
): readonly Result[] {
  return questions.map((question) => {
    const start = performance.now();
    const reply = askQuestion(engine, question.question, question.after);
    const milliseconds = performance.now() - start;
    const answer = readAnswer(reply);
    return {
      question,
      answer,
      verdict: judge(question.expect, answer, registry),
      understood: describeUnderstood(reply),
      sameLanguage: answer.locale === question.locale,
      problems: checkExpectation(question.expect, registry),
      milliseconds,
      plain: Object.fromEntries(plains.map((plain) => [plain.name, judgePlain(question, plain, registry)])),
    };
  });
}
