import { readFileSync } from "node:fs";
import { z } from "zod";
import { type JsonAnswer, toJson } from "../adapters/json.ts";
import { type Engine, normalize, type Registry } from "../src/index.ts";
import { samplesOf } from "./predicate.ts";
import { readJson } from "./questions.ts";
import { selectDatasets, selectModels } from "./stranger-predicate.ts";

const oneOrMore = z.union([z.string(), z.array(z.string())]);
const predicates = z.union([z.record(z.string(), z.unknown()), z.array(z.record(z.string(), z.unknown()))]);

const expectationSchema = z.strictObject({
  where: predicates.optional(),
  sort: z.enum(["size-desc", "size-asc", "year-desc", "year-asc", "used-desc"]).optional(),
  first: oneOrMore.optional(),
  datasets: z.array(z.string()).optional(),
  count: predicates.optional(),
  countModels: predicates.optional(),
  models: z.array(z.string()).optional(),
  modelsWhere: predicates.optional(),
  model: z.string().optional(),
  stage: z.string().optional(),
  verdict: oneOrMore.optional(),
  says: z.array(oneOrMore).optional(),
  unknown: z.array(z.string()).optional(),
  nothing: z.union([z.literal(true), predicates]).optional(),
  talk: z.literal(true).optional(),
});
type Expectation = z.infer<typeof expectationSchema>;

/** A question of somebody who knows the README and the registry alone, with its right answer. */
export const strangerSchema = z.strictObject({
  id: z.string(),
  locale: z.enum(["en", "ko"]),
  kind: z.enum(["plain", "combined", "conversation", "none", "talk"]),
  question: z.string(),
  after: z.array(z.string()).optional(),
  expect: expectationSchema,
});
export type Stranger = z.infer<typeof strangerSchema>;

/** What is judged: `wrong` names each expectation that does not hold; `sure` is a wrong answer given as a right one. */
export interface Judged {
  readonly question: Stranger;
  readonly answer: JsonAnswer;
  readonly wrong: readonly string[];
  readonly sure: boolean;
}

/** Reads a set of questions. @throws Error that names the line and what is wrong there. */
export function loadStrangers(file: string): readonly Stranger[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line, at) => {
      if (line.trim() === "") return [];
      const parsed = strangerSchema.safeParse(readJson(line, `${file}:${at + 1}`));
      if (!parsed.success) throw new Error(`[bench] ${file}:${at + 1}: ${z.prettifyError(parsed.error)}`);
      return [parsed.data];
    });
}

const listOf = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

function same(one: Iterable<string>, other: Iterable<string>): boolean {
  const [a, b] = [new Set(one), new Set(other)];
  return a.size === b.size && [...a].every((item) => b.has(item));
}

function key(text: string): string {
  return normalize(text)
    .toLowerCase()
    .replace(/[\s_-]+/g, "");
}

function isSorted(
  ids: readonly string[],
  wanted: ReadonlySet<string>,
  sort: NonNullable<Expectation["sort"]>,
  registry: Registry,
): boolean {
  const keyOf = (id: string): number | null => {
    const dataset = registry.dataset(id);
    if (!dataset) return null;
    if (sort.startsWith("size")) return samplesOf(dataset, registry);
    return sort.startsWith("year") ? dataset.year : registry.usersOf(id).length;
  };
  const up = sort.endsWith("asc");
  const keys = [...wanted].flatMap((id) => keyOf(id) ?? []).sort((one, other) => (up ? one - other : other - one));
  const shown = ids.slice(0, 5);
  return shown.length > 0 && shown.every((id, at) => wanted.has(id) && keyOf(id) === keys[at]);
}

function wrongIn(expect: Expectation, answer: JsonAnswer, registry: Registry): readonly string[] {
  const wrong: string[] = [];
  const isMiss = answer.kind === "none";
  const results = isMiss ? [] : answer.results.map(({ id }) => id);
  const models = isMiss ? [] : answer.models.map(({ id }) => id);
  const text = answer.text.toLowerCase();
  const check = (name: string, holds: boolean) => {
    if (!holds) wrong.push(name);
  };
  if (expect.where !== undefined) {
    const readings = listOf(expect.where).map((one) => selectDatasets(one, registry));
    if (expect.sort) {
      const { sort } = expect;
      check(
        "sort",
        readings.some((ids) => isSorted(results, ids, sort, registry)),
      );
    } else
      check(
        `where (${readings.map(({ size }) => size).join("|")})`,
        readings.some((ids) =>
          answer.total > results.length
            ? answer.total === ids.size && results.every((id) => ids.has(id))
            : same(results, ids),
        ),
      );
  }
  if (expect.first !== undefined) check("first", listOf(expect.first).includes(results[0] ?? ""));
  if (expect.datasets !== undefined) check("datasets", same(results, expect.datasets));
  if (expect.count !== undefined)
    check("count", !isMiss && listOf(expect.count).some((one) => selectDatasets(one, registry).size === answer.total));
  if (expect.countModels !== undefined)
    check(
      "countModels",
      !isMiss && listOf(expect.countModels).some((one) => selectModels(one, registry).size === models.length),
    );
  if (expect.models !== undefined) check("models", same(models, expect.models));
  if (expect.modelsWhere !== undefined)
    check(
      "modelsWhere",
      listOf(expect.modelsWhere).some((one) => same(models, selectModels(one, registry))),
    );
  if (expect.model !== undefined) check("model", answer.model?.id === expect.model);
  if (expect.stage !== undefined) {
    const record = registry.model(expect.model ?? "");
    const used = new Set(
      record?.stages
        .filter(({ stage }) => stage === expect.stage)
        .flatMap(({ datasets }) => datasets.filter((one) => typeof one === "string")),
    );
    check(
      "stage",
      results.every((id) => used.has(id)),
    );
  }
  if (expect.verdict !== undefined)
    check(`verdict (${answer.verdict})`, listOf(expect.verdict).includes(answer.verdict ?? ""));
  for (const said of expect.says ?? [])
    check(
      `says ${JSON.stringify(said)}`,
      listOf(said).some((one) => text.includes(one.toLowerCase())),
    );
  for (const name of expect.unknown ?? [])
    check(
      `unknown ${name}`,
      answer.unknown.some((one) => key(one).includes(key(name)) || key(name).includes(key(one))),
    );
  if (expect.nothing !== undefined) check("nothing", isMiss || answer.total + models.length === 0);
  if (expect.talk) check("talk", answer.kind === "help");
  return wrong;
}

/** Asks and judges a question, by what the machine's command line prints. */
export function judgeStranger(question: Stranger, engine: Engine, today: Date): Judged {
  const { after = [], locale, expect } = question;
  const answer = toJson(engine.ask(question.question, { after, locale, limit: 1000, today }));
  const wrong = wrongIn(expect, answer, engine.registry());
  const answered = answer.kind !== "none" && answer.kind !== "help" && answer.verdict !== "unknown";
  return { question, answer, wrong, sure: wrong.length > 0 && answered };
}

/** The figures of a set: right by kind and language, and how many were wrong and sure of it. */
export function renderStrangers(judged: readonly Judged[], failures: number): string {
  const share = (some: readonly Judged[]) => {
    const right = some.filter(({ wrong }) => wrong.length === 0).length;
    return some.length === 0 ? "–" : `${((100 * right) / some.length).toFixed(1)} % (${right}/${some.length})`;
  };
  const kinds = ["plain", "combined", "conversation", "none", "talk"] as const;
  const rows = [
    ["all", judged] as const,
    ...(["en", "ko"] as const).map(
      (locale) => [locale, judged.filter(({ question }) => question.locale === locale)] as const,
    ),
    ...kinds.map((kind) => [kind, judged.filter(({ question }) => question.kind === kind)] as const),
  ];
  const sure = judged.filter((one) => one.sure).length;
  const lines = rows.map(([name, some]) => `${name.padEnd(14)}${share(some)}`);
  const told = judged
    .filter(({ wrong }) => wrong.length > 0)
    .slice(0, failures)
    .map(({ question, answer, wrong }) =>
      [
        `${question.id} ${question.kind}: ${[...(question.after ?? []), question.question].join(" ⏎ ")}`,
        `  expected  ${JSON.stringify(question.expect)}`,
        `  wrong     ${wrong.join("; ")}`,
        `  came      ${answer.kind} ${answer.understood.expression} | total ${answer.total} | ${answer.results
          .slice(0, 4)
          .map(({ id }) => id)
          .join(", ")} | models ${answer.models
          .slice(0, 4)
          .map(({ id }) => id)
          .join(
            ", ",
          )}${answer.models.length > 4 ? ` … ${answer.models.length}` : ""} | unknown ${answer.unknown.join(", ")} | ${answer.text.split("\n")[0]}`,
      ].join("\n"),
    );
  return [...lines, `wrong and sure ${sure} of ${judged.length}`, "", ...told, ""].join("\n");
}
