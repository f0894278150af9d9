import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildRegistry, type Dataset, type Model, type Registry, usableOf } from "../../src/index.ts";
import { hasBit } from "../../src/packed/bits.ts";
import { allOf, anyOf, type Expression, type Measure, notOf, type Subject } from "../../src/records/expression.ts";
import type { Facet } from "../../src/records/query.ts";
import { createEvaluator, type Truth } from "../../src/search/evaluate.ts";
import { buildFacetIndex } from "../../src/search/facet-index.ts";
import { readTexts } from "../../src/search/read-texts.ts";
import { openTextIndex } from "../../src/search/search.ts";
import { makeDataset, records } from "../support.ts";

/** Whether something holds; null where nobody knows. */
type Known = boolean | null;

const some = (all: readonly Known[]): Known => (all.includes(true) ? true : all.includes(null) ? null : false);
const turned = (one: Known): Known => (one === null ? null : !one);
const every = (all: readonly Known[]): Known => turned(some(all.map(turned)));
const within = (number: number | null, { min = -Infinity, max = Infinity }: { min?: number; max?: number }): Known =>
  number === null ? null : number >= min && number <= max;
const dayOf = (added: string | undefined) => (added === undefined ? null : Number(added.replaceAll("-", "")));

/** What a dataset has of a facet, and whether that is all. */
function facetOf(dataset: Dataset, facet: Facet): { readonly values: readonly string[]; readonly all: boolean } {
  const list = (values: readonly (string | null)[]) => {
    const known = values.flatMap((one) => one ?? []);
    return { values: known, all: known.length > 0 };
  };
  switch (facet) {
    case "language":
      return { ...list(dataset.languages), all: dataset.languages.length > 0 && dataset.languagesComplete !== false };
    case "modality":
      return list(dataset.modalities);
    case "task":
      return list(dataset.tasks);
    case "host":
      return list([dataset.url?.includes("huggingface.co") ? "huggingface" : dataset.url && "elsewhere"]);
    case "tool": {
      const made = dataset.madeWith?.map(({ tool }) => tool) ?? [];
      return { values: made, all: made.length > 0 || dataset.annotation === "human" };
    }
    default:
      return list([dataset[facet]]);
  }
}

function isValue(registry: Registry, dataset: Dataset, facet: Facet, asked: string): Known {
  const { values, all } = facetOf(dataset, facet);
  const group = registry.value(facet, asked);
  const holds = group?.usable
    ? usableOf(registry, dataset).commercial === group.usable
    : group?.noneOf
      ? all && !values.some((one) => group.noneOf?.includes(one))
      : values.some((one) => (group?.anyOf ?? [asked]).includes(one));
  return holds ? true : all ? false : null;
}

/** The evaluator as one would write it on a blackboard: one record at a time, nothing kept. */
function naive(registry: Registry, expression: Expression, subject: Subject, record: Dataset | Model): Known {
  const here = (one: Expression) => naive(registry, one, subject, record);
  const anyDataset = (of: Expression, those: (one: Dataset) => boolean) =>
    some(registry.datasets.filter(those).map((one) => naive(registry, of, "datasets", one)));
  const current = (ids: readonly unknown[]) => ids.map((one) => registry.currentId("dataset", String(one)));
  const isUsed = (dataset: Dataset, model: Model, stage: string | null) =>
    model.stages.some((one) => (stage === null || one.stage === stage) && current(one.datasets).includes(dataset.id));
  const isMadeFrom = (child: Dataset, parent: Dataset, any = false): boolean =>
    current(child.derivedFrom).includes(parent.id) ||
    (any && registry.datasets.some((one) => isMadeFrom(child, one) && isMadeFrom(one, parent, true)));

  switch (expression.op) {
    case "and":
      return every(expression.of.map(here));
    case "or":
      return some(expression.of.map(here));
    case "not":
      return turned(here(expression.of));
    case "named":
      return `${expression.type}s` === subject && expression.id === record.id;
    case "unknown":
      return null;
    default:
  }
  if ("stages" in record) {
    switch (expression.op) {
      case "uses":
        return anyDataset(expression.datasets, (one) => isUsed(one, record, expression.stage));
      case "by":
        return record.org === null ? null : record.org.toLowerCase().includes(expression.organization.toLowerCase());
      case "range":
        if (expression.of === "year") return within(record.year, expression);
        return expression.of === "added" ? within(dayOf(record.added), expression) : null;
      default:
        return null;
    }
  }
  const { models } = registry;
  switch (expression.op) {
    case "is":
      return isValue(registry, record, expression.facet, expression.value);
    case "made-with": {
      const { tool, role } = expression;
      const made = (record.madeWith ?? []).some((one) => one.tool === tool && (role === null || one.role === role));
      return made ? true : facetOf(record, "tool").all ? false : null;
    }
    case "range": {
      const { unit } = expression;
      const [headline] = record.size;
      const counted = unit === undefined ? headline : record.size.find((one) => one.unit === unit);
      const isItem = unit !== undefined || registry.value("unit", counted?.unit ?? "")?.item;
      if (expression.of === "size") return within(isItem ? (counted?.count ?? null) : null, expression);
      if (expression.of === "year") return within(record.year, expression);
      if (expression.of === "added") return within(dayOf(record.added), expression);
      return within(models.filter((one) => isUsed(record, one, null)).length, expression);
    }
    case "used-by": {
      const users = models.filter((one) => isUsed(record, one, expression.stage));
      return some(users.map((one) => naive(registry, expression.models, "models", one)));
    }
    case "derived-from":
      return anyDataset(expression.datasets, (one) => isMadeFrom(record, one, expression.any));
    case "source-of":
      return anyDataset(expression.datasets, (one) => isMadeFrom(one, record));
    case "text":
      return expression.words.split(" ").some((word) => record.note?.en.includes(word));
    default:
      return null;
  }
}

const words = ["zorblat", "quixelor", "vembrinth"] as const;
const ids = Array.from({ length: 9 }, (_, at) => `d${at}`);
const values: Readonly<Partial<Record<Facet, readonly string[]>>> = {
  kind: ["instruction", "preference", "nobody-has-it"],
  annotation: ["human", "synthetic"],
  language: ["en", "ko"],
  modality: ["text", "image", "video", "multimodal", "text-only"],
  task: ["math", "ocr"],
  license: ["mit", "cc-by-nc-4.0", "commercial", "non-commercial"],
  host: ["huggingface", "aihub"],
  tool: ["gpt-4", "deepl"],
};
const units = ["pairs", "tokens", "hours"] as const;
const stages = ["pretrain", "instruction-tuning"] as const;
const roles = ["generated", "translated"] as const;
const days = ["2026-01-31", "2026-11-27"] as const;
const source = "https://example.org/source";

const oneOf = <T>(...all: readonly T[]) => fc.constantFrom(...all);
const optional = <T>(...all: readonly T[]) => fc.option(oneOf(...all), { nil: undefined });
const subset = <T>(...all: readonly T[]) => fc.subarray([...all]);
const numbers = fc.integer({ min: 0, max: 4 });

/** Any few records: a dataset is made from others before it, some of them under an id that they had once. */
const someRecords = fc.record({
  datasets: fc.tuple(
    ...ids.map((id, at) =>
      fc.record({
        id: fc.constant(id),
        kind: oneOf("instruction", "preference"),
        annotation: oneOf(null, "human", "synthetic"),
        languages: subset("en", "ko"),
        languagesComplete: optional(false as const),
        modalities: subset("text", "image", "video"),
        tasks: subset("math", "ocr"),
        license: oneOf(null, "mit", "cc-by-nc-4.0"),
        url: oneOf(null, `https://huggingface.co/datasets/x/${id}`, `https://example.org/${id}`),
        year: fc.option(numbers),
        added: optional(...days),
        size: fc.array(fc.record({ count: numbers, unit: oneOf(...units) }), { maxLength: 2 }),
        derivedFrom: subset(...ids.slice(0, at), ...(at > 2 ? ["once"] : [])),
        madeWith: fc.option(
          fc.array(fc.record({ tool: oneOf("gpt-4", "deepl"), role: oneOf(...roles), source: fc.constant(source) }), {
            minLength: 1,
            maxLength: 2,
          }),
          { nil: undefined },
        ),
        note: subset(...words).map((said) => ({ en: said.join(" "), ko: said.join(" ") })),
      }),
    ),
  ),
  models: fc.tuple(
    ...["m0", "m1", "m2", "m3"].map((id) =>
      fc.record({
        id: fc.constant(id),
        org: oneOf(null, "Alpha Lab", "Beta"),
        year: fc.option(numbers),
        added: optional(...days),
        stages: fc.array(
          fc.record({ stage: oneOf(...stages), datasets: subset(...ids, "once"), note: fc.constant(null) }),
          { maxLength: 3 },
        ),
      }),
    ),
  ),
});
type SomeRecords = typeof someRecords extends fc.Arbitrary<infer T> ? T : never;

function registryOf({ datasets, models }: SomeRecords): Registry {
  return buildRegistry({
    vocabularies: records.vocabularies,
    redirects: { datasets: [{ id: "once", renamedTo: "d1" }], models: [] },
    datasets: datasets.map(({ size, ...one }) =>
      makeDataset({ ...one, size: size.map((counted) => ({ ...counted, asWritten: "", part: null })) }),
    ),
    models: models.map(
      (one): Model => ({
        ...{
          name: one.id,
          aliases: [],
          paper: null,
          url: null,
          base: null,
          sources: [{ url: source, fields: ["url"] }],
        },
        ...one,
      }),
    ),
  });
}

const { datasets, models } = fc.letrec((tie) => {
  const anyDatasets = tie("datasets") as fc.Arbitrary<Expression>;
  const anyModels = tie("models") as fc.Arbitrary<Expression>;
  const bounds = fc.oneof(
    numbers.map((min) => ({ min })),
    numbers.map((max) => ({ max })),
    fc.record({ min: numbers, max: numbers }),
  );
  const logic = (atom: fc.Arbitrary<Expression>, own: fc.Arbitrary<Expression>) =>
    fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      atom,
      fc.array(own, { maxLength: 3 }).map(allOf),
      fc.array(own, { maxLength: 3 }).map(anyOf),
      own.map(notOf),
    );
  const stage = fc.option(oneOf(...stages));
  const added = oneOf({ min: 20_260_201 }, { max: 20_260_201 });
  const range = fc.oneof(
    fc
      .tuple(fc.constantFrom<Measure>("size", "year", "users"), bounds)
      .map(([of, one]): Expression => ({ op: "range", of, ...one })),
    fc.tuple(oneOf(...units), bounds).map(([unit, one]): Expression => ({ op: "range", of: "size", unit, ...one })),
    added.map((one): Expression => ({ op: "range", of: "added", ...one })),
  );
  const shared: readonly fc.Arbitrary<Expression>[] = [
    range,
    oneOf(...ids).map((id): Expression => ({ op: "named", type: "dataset", id })),
    oneOf("m0", "m1").map((id): Expression => ({ op: "named", type: "model", id })),
    fc.constant<Expression>({ op: "unknown", name: "LLaVA-9" }),
  ];
  const datasetAtom = fc.oneof(
    { depthSize: "small" },
    oneOf(...(Object.keys(values) as (keyof typeof values)[])).chain((facet) =>
      oneOf(...(values[facet] ?? [])).map((value): Expression => ({ op: "is", facet, value })),
    ),
    ...shared,
    subset(...words)
      .filter((all) => all.length > 0)
      .map((all): Expression => ({ op: "text", words: all.join(" ") })),
    fc.record({
      op: fc.constant("made-with" as const),
      tool: oneOf("gpt-4", "deepl"),
      role: fc.option(oneOf(...roles)),
    }),
    fc.record({ op: fc.constant("used-by" as const), models: anyModels, stage }),
    fc.record(
      { op: fc.constant("derived-from" as const), datasets: anyDatasets, any: fc.constant(true as const) },
      { requiredKeys: ["op", "datasets"] },
    ),
    fc.record({ op: fc.constant("source-of" as const), datasets: anyDatasets }),
  );
  const modelAtom = fc.oneof(
    { depthSize: "small" },
    ...shared,
    oneOf("alpha", "Lab", "b").map((organization): Expression => ({ op: "by", organization })),
    fc.record({ op: fc.constant("uses" as const), datasets: anyDatasets, stage }),
  );
  return { datasets: logic(datasetAtom, anyDatasets), models: logic(modelAtom, anyModels) };
});
const asked = fc.oneof(
  datasets.map((expression) => ({ subject: "datasets" as const, expression })),
  models.map((expression) => ({ subject: "models" as const, expression })),
);

const registries = 100;
const expressions = 100;

describe("the evaluator", () => {
  it(`equals a loop over the records, for any expression and any records (${registries * expressions} of them)`, () => {
    fc.assert(
      fc.property(
        someRecords,
        fc.array(asked, { minLength: expressions, maxLength: expressions, size: "max" }),
        (all, questions) => {
          const registry = registryOf(all);
          const index = openTextIndex(() => readTexts(registry), registry.datasets.length);
          const evaluator = createEvaluator(registry, buildFacetIndex(registry), index);
          for (const { subject, expression } of questions) {
            const truth: Truth = evaluator[subject](expression);
            const told = registry[subject].map((_, at): Known | "both" => {
              const [yes, no] = [hasBit(truth.yes, at), hasBit(truth.no, at)];
              return yes && no ? "both" : yes ? true : no ? false : null;
            });
            const right = registry[subject].map((one) => naive(registry, expression, subject, one));
            expect(told, JSON.stringify(expression)).toEqual(right);
          }
        },
      ),
      { numRuns: registries },
    );
  });
});
