import { both, countBits, hasBit, without } from "../packed/bits.ts";
import { allOf, atomsOf, conjuncts, type Expression, everything, isCommercialUse } from "../records/expression.ts";
import { amountOf } from "../records/filter.ts";
import type { Query } from "../records/query.ts";
import type { Dataset, Model } from "../records/schema.ts";
import { usableOf } from "../records/usable.ts";
import { type Hit, rank } from "../search/rank.ts";
import type { Answer, Finding, Sources, Verdict, VerdictAnswer } from "./answer.ts";

/** Several verdicts as one. */
function together(verdicts: readonly Verdict[]): Verdict {
  const [first = "unknown", ...others] = verdicts;
  if (others.every((other) => other === first)) return first;
  return verdicts.includes("yes") || verdicts.includes("partly") ? "partly" : "unknown";
}

/** What a claim of commercial use comes to: terms that have to be read first are a "partly". */
function commercialVerdict({ registry }: Sources, dataset: Dataset): Verdict {
  const { commercial } = usableOf(registry, dataset);
  if (commercial !== "check") return commercial;
  return dataset.license === null ? "unknown" : "partly";
}

/** Whether a model's record names all of its data: what it does not name it may have used all the same. */
function isSilent({ stages, disclosure }: Model): boolean {
  return stages.length === 0 || disclosure === "none" || disclosure === "partial";
}

function verdictOf(sources: Sources, dataset: Dataset, claim: Expression): Verdict {
  const { registry, evaluator } = sources;
  if (isCommercialUse(claim)) return commercialVerdict(sources, dataset);
  if (claim.op === "not" && claim.of.op === "is" && claim.of.facet === "license" && claim.of.value === "non-commercial")
    return commercialVerdict(sources, dataset);
  const place = registry.placeOf(dataset.id);
  const { yes, no } = evaluator.datasets(claim);
  if (hasBit(yes, place)) return "yes";
  if (!hasBit(no, place)) return "unknown";
  if (claim.op === "used-by" && claim.models.op === "named") {
    const model = registry.model(claim.models.id);
    // Said of another stage it is half true; of a model that does not tell all, nobody knows.
    if (claim.stage !== null && hasBit(evaluator.datasets({ ...claim, stage: null }).yes, place)) return "partly";
    if (model && isSilent(model)) return "unknown";
  }
  if (claim.op === "derived-from" && dataset.derivedFrom.length === 0) return "unknown";
  return "no";
}

function namedHits(datasets: readonly Dataset[]): readonly Hit[] {
  return datasets.map((dataset) => ({ dataset, score: 1, reasons: ["name"] }));
}

/** The datasets that an expression names, in its order. */
function namedIn({ registry }: Sources, where: Expression): readonly Dataset[] {
  return atomsOf(where).flatMap((atom) =>
    atom.op === "named" && atom.type === "dataset" ? (registry.dataset(atom.id) ?? []) : [],
  );
}

function modelsIn({ registry }: Sources, expression: Expression): readonly Model[] {
  return atomsOf(expression).flatMap((atom) =>
    atom.op === "named" && atom.type === "model" ? (registry.model(atom.id) ?? []) : [],
  );
}

/** Answers whether the first of two named datasets is more of something than the other. */
function answerComparative(sources: Sources, query: Query): VerdictAnswer {
  const datasets = namedIn(sources, query.where);
  const { of, more } = query.comparative ?? { of: "size", more: true };
  const [first = null, second = null] = datasets.map((dataset) => amountOf(sources.registry, dataset, of));
  const verdict: Verdict =
    first === null || second === null ? "unknown" : (more ? first > second : first < second) ? "yes" : "no";
  const hits = namedHits(datasets);
  return { kind: "verdict", query, relaxed: [], total: hits.length, hits, verdict, findings: [], models: [] };
}

/** Answers a question that wants yes or no. */
export function answerVerdict(sources: Sources, query: Query, limit: number): Answer {
  if (query.comparative) return answerComparative(sources, query);
  const { evaluator, index } = sources;
  const claim = query.claim ?? everything;
  const models = [...modelsIn(sources, claim), ...modelsIn(sources, query.where)];
  const isNamed =
    conjuncts(query.where).every(({ op }) => op === "named" || op === "or") &&
    models.length === modelsIn(sources, claim).length;
  if (isNamed) {
    const datasets = namedIn(sources, query.where);
    const findings = datasets.map(
      (dataset): Finding => ({
        dataset,
        parts: conjuncts(claim).map((part) => ({ claim: part, verdict: verdictOf(sources, dataset, part) })),
      }),
    );
    const users =
      claim.op === "range" && claim.of === "users" ? datasets.flatMap(({ id }) => sources.registry.usersOf(id)) : [];
    const verdict = together(findings.map(({ parts }) => together(parts.map((part) => part.verdict))));
    const hits = namedHits(datasets);
    return {
      kind: "verdict",
      query,
      relaxed: [],
      total: hits.length,
      hits: hits.slice(0, limit),
      verdict,
      findings,
      models: [...models, ...users.map(({ model }) => model)],
    };
  }
  const asked = evaluator.datasets(query.where).yes;
  const { yes, no } = evaluator.datasets(claim);
  const holding = both(asked, yes);
  const total = countBits(holding);
  const undecided = countBits(without(without(asked, yes), no));
  const silent = models.some(isSilent);
  const verdict: Verdict = total > 0 ? "yes" : undecided > 0 || silent ? "unknown" : "no";
  const whole = { ...query, where: allOf([query.where, claim]) };
  const hits = rank(sources, holding, whole, index.search([]), limit);
  return { kind: "verdict", query, relaxed: [], total, hits, verdict, findings: [], models };
}
