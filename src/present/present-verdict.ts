import type { FactsAnswer, Finding, ModelsAnswer, Verdict, VerdictAnswer } from "../answer/answer.ts";
import { conjuncts, type Expression, facetOf, isCommercialUse } from "../records/expression.ts";
import { amountOf } from "../records/filter.ts";
import type { Dataset, Model } from "../records/schema.ts";
import { briefCard, briefModelCard } from "./card.ts";
import { type CardMaker, labelOf } from "./card-fields.ts";
import { causesOf } from "./card-licence.ts";
import { fieldOf } from "./facts.ts";
import { conditionLabels, suggestRecord } from "./labels.ts";
import { readAs, type Said } from "./said.ts";

/** The stages of a model in which it used a dataset, in words. */
function stagesOf(maker: CardMaker, model: Model, dataset: Dataset): readonly string[] {
  const stages = model.stages.filter(({ datasets }) => datasets.includes(dataset.id)).map(({ stage }) => stage);
  return [...new Set(stages)].map((stage) => labelOf(maker, "stage", stage));
}

/** What a dataset's record says of the facet that a claim is about, in words; null where it says nothing. */
function factOf(maker: CardMaker, dataset: Dataset, claim: Expression): { title: string; value: string | null } {
  const key = claim.op === "range" ? claim.of : facetOf(claim);
  const said = fieldOf(maker, dataset, key ?? "");
  return { title: said.label, value: said.text };
}

/** One part of a claim about one dataset: the verdict and the fact that it rests on. */
function sayPart(maker: CardMaker, dataset: Dataset, claim: Expression, verdict: Verdict): string {
  const { words, registry } = maker;
  const { name } = dataset;
  if (isCommercialUse(claim)) {
    const licence = dataset.license === null ? null : labelOf(maker, "license", dataset.license);
    return words.commercial(verdict, name, licence, causesOf(maker, dataset));
  }
  if (claim.op === "used-by" && claim.models.op === "named") {
    const model = registry.model(claim.models.id);
    if (model) return words.didUse(verdict, model.name, name, stagesOf(maker, model, dataset));
  }
  if (claim.op === "derived-from" && claim.datasets.op === "named")
    return words.wasMadeFrom(verdict, name, registry.dataset(claim.datasets.id)?.name ?? claim.datasets.id);
  if (claim.op === "range" && claim.of === "users")
    return words.wasUsed(verdict, name, registry.usersOf(dataset.id).length);
  const { title, value } = factOf(maker, dataset, claim);
  return words.isSo(verdict, name, conditionLabels(maker, claim, "datasets").join(" · "), title, value);
}

function sayFinding(maker: CardMaker, { dataset, parts }: Finding): readonly string[] {
  return parts.map(({ claim, verdict }) => sayPart(maker, dataset, claim, verdict));
}

function sayComparative(maker: CardMaker, { hits, verdict, query }: VerdictAnswer): string {
  const { of, more } = query.comparative ?? { of: "size", more: true };
  const [first, second] = hits.map(({ dataset }) => ({
    name: dataset.name,
    value: amountOf(maker.registry, dataset, of),
  }));
  return first && second ? maker.words.isMore(verdict, of, more, first, second) : maker.words.verdicts[verdict];
}

/** What is said to a question of yes or no: the answer first, then what it rests on. */
export function presentVerdict(maker: CardMaker, answer: VerdictAnswer): Said {
  const { words } = maker;
  const { hits, findings, query, verdict, total, models } = answer;
  const asked = conditionLabels(maker, query.claim ?? query.where, "datasets");
  const lines = query.comparative
    ? [sayComparative(maker, answer)]
    : findings.length > 0
      ? findings.flatMap((finding) => sayFinding(maker, finding))
      : [
          words.someAre(
            verdict,
            total,
            asked,
            models.map(({ name }) => name),
          ),
        ];
  // Of several parts the whole comes first.
  const whole = lines.length > 1 ? [words.verdicts[verdict]] : [];
  const read = query.mentions.flatMap((mention) => readAs(maker, mention));
  // What else was asked of them; the licence stands in a verdict on it already.
  const others = query.fields.filter((name) => name !== "license" || !asked.length);
  const facts = factLines(
    maker,
    findings.map(({ dataset }) => dataset),
    others,
  );
  return {
    text: [...whole, ...lines, ...facts, ...read].join("\n"),
    cards: hits.map((hit) => briefCard(maker, hit)),
    suggestions: [
      ...hits.slice(0, 2).map(({ dataset }) => suggestRecord(maker, { type: "dataset", id: dataset.id })),
      ...models.slice(0, 2).map(({ id }) => suggestRecord(maker, { type: "model", id })),
    ],
  };
}

/** The datasets of a model that answer a question about models: those that its conditions select. */
function datasetsAsked(where: Expression): ReadonlySet<string> {
  const ids = conjuncts(where).flatMap((one) =>
    one.op === "uses" && one.datasets.op === "named" ? [one.datasets.id] : [],
  );
  return new Set(ids);
}

/** What is said of models that were asked for, a page of them. */
export function presentModelList(maker: CardMaker, { models, total, query }: ModelsAnswer, limit: number): Said {
  const { words } = maker;
  const page = models.slice(query.skip, query.skip + limit);
  const asked = datasetsAsked(query.where);
  const labels = conditionLabels(maker, query.where, "models");
  const text = [
    ...query.mentions.flatMap((mention) => readAs(maker, mention)),
    page.length === 0 ? words.nothingMore : words.modelsFound(total, query.skip + 1, query.skip + page.length, labels),
  ];
  return {
    text: text.join("\n"),
    cards: page.map((model) => briefModelCard(maker, model, asked)),
    suggestions: page.slice(0, 3).map(({ id }) => suggestRecord(maker, { type: "model", id })),
  };
}

/** The facts of datasets that were asked for, a line each. */
export function factLines(
  maker: CardMaker,
  datasets: readonly Dataset[],
  fields: readonly string[],
): readonly string[] {
  return datasets.flatMap((dataset) =>
    fields.map((name) => {
      const { label, text } = fieldOf(maker, dataset, name);
      return maker.words.asked(dataset.name, label, text ?? maker.words.notVerified);
    }),
  );
}

/** What is said of facts of several datasets that are named. */
export function presentFacts(maker: CardMaker, { hits, query }: FactsAnswer): Said {
  const datasets = hits.map(({ dataset }) => dataset);
  const read = query.mentions.flatMap((mention) => readAs(maker, mention));
  return {
    text: [...read, ...factLines(maker, datasets, query.fields)].join("\n"),
    cards: hits.map((hit) => briefCard(maker, hit)),
    suggestions: datasets.map(({ id }) => suggestRecord(maker, { type: "dataset", id })),
  };
}
