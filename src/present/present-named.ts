import type { ComparisonAnswer, DatasetAnswer, LineageAnswer, ModelAnswer, UsersAnswer } from "../answer/answer.ts";
import { askedCard, briefCard, comparedModelCards, modelCard, usersCard } from "./card.ts";
import { type CardMaker, labelOf } from "./card-fields.ts";
import { nameOf, suggestRecord } from "./labels.ts";
import { factLines } from "./present-verdict.ts";
import { readAs, type Said } from "./said.ts";

/** What is said of a model: what it was trained on, and what else goes by its name. */
export function presentModel(maker: CardMaker, answer: ModelAnswer): Said {
  const { words } = maker;
  const { model, mention, claimedBy, family, query } = answer;
  const references = new Set(model.stages.flatMap(({ datasets }) => datasets.map((one) => JSON.stringify(one))));
  const hasStage = query.stage === null || model.stages.some(({ stage }) => stage === query.stage);
  const text = [
    ...readAs(maker, mention),
    ...(references.size === 0
      ? [model.disclosure !== undefined ? words.undisclosed(model.name) : words.modelWithoutStages(model.name)]
      : [words.model(model.name, model.stages.length, references.size)]),
    ...(references.size > 0 && model.disclosure === "partial" ? [words.partlyDisclosed(model.name)] : []),
    ...(hasStage ? [] : [words.noStage(model.name, labelOf(maker, "stage", query.stage ?? ""))]),
    ...(claimedBy.length > 0 ? [words.claimedBy(claimedBy.map(({ name }) => name))] : []),
    ...(family.length > 0
      ? [
          words.family(
            model.name,
            family.map(({ name }) => name),
          ),
        ]
      : []),
    ...answer.others.filter(({ type }) => type === "dataset").map((other) => words.alsoDataset(nameOf(maker, other))),
  ];
  return {
    text: text.join("\n"),
    cards: [modelCard(maker, model, query.stage, query.stageNumber)],
    suggestions: [
      ...answer.others.map((other) => suggestRecord(maker, other)),
      ...family.map(({ id }) => suggestRecord(maker, { type: "model", id })),
      ...answer.hits.map(({ dataset }) => suggestRecord(maker, { type: "dataset", id: dataset.id })),
    ],
  };
}

/** What is said of the one dataset that the question names; what was asked of it first. */
export function presentDataset(maker: CardMaker, answer: DatasetAnswer): Said {
  const { words, registry } = maker;
  const { query, mention, others, hits } = answer;
  const [hit] = hits;
  if (!hit) return { text: words.noneAtAll(""), cards: [], suggestions: [] };
  const { dataset } = hit;
  const card = askedCard(maker, hit, query.field);
  const asked = query.fields.length > 0 ? query.fields : query.field === null ? [] : [query.field];
  const models = others.filter(({ type }) => type === "model");
  const text = [
    ...readAs(maker, mention),
    ...(asked.length === 0 ? [words.dataset(dataset.name)] : factLines(maker, [dataset], asked)),
    ...models.map((other) => words.alsoModel(nameOf(maker, other))),
  ];
  const parents = dataset.derivedFrom.filter((parent) => typeof parent === "string");
  return {
    text: text.join("\n"),
    cards: [card],
    suggestions: [
      ...others.map((other) => suggestRecord(maker, other)),
      ...registry
        .usersOf(dataset.id)
        .slice(0, 2)
        .map(({ model }) => suggestRecord(maker, { type: "model", id: model.id })),
      { label: words.askSimilar(dataset.name), question: words.askSimilar(dataset.name) },
      ...parents.map((id) => suggestRecord(maker, { type: "dataset", id })),
    ],
  };
}

/** What is said of models side by side. */
export function presentModels(maker: CardMaker, { models, hits, query }: ComparisonAnswer): Said {
  const { words } = maker;
  const names = models.map(({ name }) => name);
  const shared = hits.filter(({ score }) => score === models.length).map(({ dataset }) => dataset.name);
  return {
    text: [...query.mentions.flatMap((mention) => readAs(maker, mention)), words.comparedModels(names, shared)].join(
      "\n",
    ),
    cards: comparedModelCards(maker, models, query.stage),
    suggestions: models.map(({ id }) => suggestRecord(maker, { type: "model", id })),
  };
}

/** What is said of the models that used a dataset. */
export function presentUsers(maker: CardMaker, { hits, users, mention, query }: UsersAnswer): Said {
  const { words } = maker;
  const [hit] = hits;
  if (!hit) return { text: words.noneAtAll(""), cards: [], suggestions: [] };
  const { name, claimedUsers } = hit.dataset;
  const say =
    users.length + claimedUsers.length === 0
      ? words.noUsers(name)
      : words.users(name, users.length, claimedUsers.length);
  return {
    text: [...readAs(maker, mention), say, ...factLines(maker, [hit.dataset], query.fields)].join("\n"),
    cards: [usersCard(maker, hit, users)],
    suggestions: [
      ...users.slice(0, 3).map(({ model }) => suggestRecord(maker, { type: "model", id: model.id })),
      suggestRecord(maker, { type: "dataset", id: hit.dataset.id }),
    ],
  };
}

/** What is said of what a dataset was made from, or what was made from it. */
export function presentLineage(maker: CardMaker, answer: LineageAnswer): Said {
  const { words } = maker;
  const { hits, mention, external, direction, total } = answer;
  const name = nameOf(maker, mention);
  const names = external.flatMap((one) => (typeof one === "string" ? [] : [one.external]));
  const say = () => {
    if (direction === "children")
      return total === 0 ? words.noChildren(name) : words.children(name, total, hits.length);
    return total + names.length === 0 ? words.noParents(name) : words.parents(name, total + names.length);
  };
  return {
    text: [...readAs(maker, mention), say(), ...(names.length > 0 ? [words.outside(names)] : [])].join("\n"),
    cards: hits.map((hit) => briefCard(maker, hit)),
    suggestions: [
      suggestRecord(maker, mention),
      ...hits.slice(0, 3).map(({ dataset }) => suggestRecord(maker, { type: "dataset", id: dataset.id })),
    ],
  };
}
