import type {
  Answer,
  ComparisonAnswer,
  DatasetAnswer,
  DatasetsAnswer,
  LineageAnswer,
  ModelAnswer,
  NoneAnswer,
  UsersAnswer,
} from "./answer.ts";
import { askedCard, briefCard, comparedCards, fullCard, modelCard, usersCard } from "./card.ts";
import { type CardMaker, labelOf, sizeText } from "./card-fields.ts";
import { filteredBy, withoutFilters } from "./filter.ts";
import { echo, filterLabels, filterTitle, nameOf, suggestFilters, suggestRecord, understoodText } from "./labels.ts";
import type { Locale } from "./locale.ts";
import { en } from "./locales/en.ts";
import { ko } from "./locales/ko.ts";
import type { Card, Message, Page, Suggestion } from "./message.ts";
import type { Filters, Mention, Query } from "./query.ts";
import type { RecordRef, Registry } from "./registry.ts";
import type { Dataset, Model } from "./schema.ts";

const wordsOf = { en, ko } satisfies Record<Locale, unknown>;
const mostSuggestions = 4;

type Said = Pick<Message, "text" | "cards" | "suggestions">;

function readAs(maker: CardMaker, mention: Mention): string[] {
  return mention.exact ? [] : [maker.words.readAs(echo(mention.typed), nameOf(maker, mention))];
}

function asQuestions(questions: readonly string[]): readonly Suggestion[] {
  return questions.map((question) => ({ label: question, question }));
}

function presentDatasets(maker: CardMaker, answer: DatasetsAnswer): Said {
  const { words, registry } = maker;
  const { query, hits, total } = answer;
  const any = filteredBy(query.filters).length > 0 || query.text !== "";
  const found = any ? words.found(total, hits.length + query.skip) : words.all(total, hits.length + query.skip);
  const say = query.mentions.length > 0 ? words.named(total) : query.intent === "count" ? words.count(total) : found;
  const text = [
    ...query.mentions.flatMap((mention) => readAs(maker, mention)),
    query.skip > 0 && hits.length === 0 ? words.nothingMore : say,
    ...(answer.unfound === "" ? [] : [words.unfound(echo(answer.unfound))]),
    ...(answer.asWords.length > 0 ? [words.asWords(answer.asWords.map(echo))] : []),
    ...answer.unknown.map(({ filter, count }) => words.unknownMore(count, filterTitle(maker, filter))),
  ];
  const users = hits.flatMap(({ dataset }) => registry.usersOf(dataset.id).slice(0, 1));
  return {
    text: text.join("\n"),
    cards: hits.map((hit) => (total === 1 ? fullCard(maker, hit) : briefCard(maker, hit))),
    suggestions: [
      ...hits.slice(0, 2).map(({ dataset }) => suggestRecord(maker, { type: "dataset", id: dataset.id })),
      ...users.slice(0, 1).map(({ model }) => suggestRecord(maker, { type: "model", id: model.id })),
    ],
  };
}

function presentNone(maker: CardMaker, answer: NoneAnswer): Said {
  const { words } = maker;
  const { query, relaxed, hits } = answer;
  const [name] = query.unresolved;
  const text: string[] = [];
  const near = answer.near.map((ref) => nameOf(maker, ref));
  if (answer.family) text.push(words.whichOne(echo(name ?? query.text), near));
  else if (name !== undefined) text.push(words.noSuchName(echo(name)));
  else if (query.intent === "model-data") text.push(words.noSuchModel(echo(query.text)));
  else if (answer.unfound !== "") text.push(words.noneAtAll(echo(answer.unfound)));
  else if (filteredBy(query.filters).length > 0) text.push(words.noneHasAll(filterLabels(maker, query.filters)));
  else text.push(words.noneAtAll(echo(query.text)));
  if (hits.length > 0) {
    text.push(words.nearest(filterLabels(maker, query.filters, relaxed), answer.nearestTotal, hits.length));
  }
  const [other] = answer.alternatives;
  if (other) text.push(words.alternative(filterLabels(maker, query.filters, other.dropped), other.total));
  if (near.length > 0 && !answer.family) text.push(words.didYouMean(near));

  const suggestions = [
    ...answer.near.map((ref) => suggestRecord(maker, ref)),
    ...answer.alternatives.map(({ dropped }) => suggestFilters(maker, withoutFilters(query.filters, dropped))),
    ...(answer.unfound === "" ? [] : [suggestFilters(maker, query.filters)]),
    ...(relaxed.length > 0 ? [suggestFilters(maker, withoutFilters(query.filters, relaxed))] : []),
  ];
  return {
    text: text.join("\n"),
    cards: hits.map((hit) => briefCard(maker, hit)),
    suggestions: suggestions.length > 0 ? suggestions : asQuestions(words.examples),
  };
}

function presentModel(maker: CardMaker, answer: ModelAnswer): Said {
  const { words } = maker;
  const { model, mention, claimedBy, family, query } = answer;
  const references = new Set(model.stages.flatMap(({ datasets }) => datasets.map((one) => JSON.stringify(one))));
  const hasStage = query.stage === null || model.stages.some(({ stage }) => stage === query.stage);
  const text = [
    ...readAs(maker, mention),
    references.size === 0
      ? words.modelWithoutStages(model.name)
      : words.model(model.name, model.stages.length, references.size),
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
    cards: [modelCard(maker, model, query.stage)],
    suggestions: [
      ...answer.others.map((other) => suggestRecord(maker, other)),
      ...family.map(({ id }) => suggestRecord(maker, { type: "model", id })),
      ...answer.hits.map(({ dataset }) => suggestRecord(maker, { type: "dataset", id: dataset.id })),
    ],
  };
}

function presentDataset(maker: CardMaker, answer: DatasetAnswer): Said {
  const { words, registry } = maker;
  const { query, mention, others, hits } = answer;
  const [hit] = hits;
  if (!hit) return { text: words.noneAtAll(""), cards: [], suggestions: [] };
  const { dataset } = hit;
  const card = askedCard(maker, hit, query.field);
  const [asked] = card.fields;
  const value =
    query.field === "url"
      ? { label: words.fields.sources, text: dataset.url ?? words.notVerified }
      : asked && asked.key === query.field
        ? { label: asked.label, text: asked.value.map(({ text }) => text).join(", ") }
        : null;
  const models = others.filter(({ type }) => type === "model");
  const text = [
    ...readAs(maker, mention),
    value === null ? words.dataset(dataset.name) : words.asked(dataset.name, value.label, value.text),
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

function presentModels(maker: CardMaker, { models, hits, query }: ComparisonAnswer): Said {
  const { words } = maker;
  const names = models.map(({ name }) => name);
  const shared = hits.filter(({ score }) => score === models.length).map(({ dataset }) => dataset.name);
  return {
    text: [...query.mentions.flatMap((mention) => readAs(maker, mention)), words.comparedModels(names, shared)].join(
      "\n",
    ),
    cards: models.map((model) => modelCard(maker, model, query.stage)),
    suggestions: models.map(({ id }) => suggestRecord(maker, { type: "model", id })),
  };
}

function presentUsers(maker: CardMaker, { hits, users, mention }: UsersAnswer): Said {
  const { words } = maker;
  const [hit] = hits;
  if (!hit) return { text: words.noneAtAll(""), cards: [], suggestions: [] };
  const { name, claimedUsers } = hit.dataset;
  const say =
    users.length + claimedUsers.length === 0
      ? words.noUsers(name)
      : words.users(name, users.length, claimedUsers.length);
  return {
    text: [...readAs(maker, mention), say].join("\n"),
    cards: [usersCard(maker, hit, users)],
    suggestions: [
      ...users.slice(0, 3).map(({ model }) => suggestRecord(maker, { type: "model", id: model.id })),
      suggestRecord(maker, { type: "dataset", id: hit.dataset.id }),
    ],
  };
}

function presentLineage(maker: CardMaker, answer: LineageAnswer): Said {
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

function presentBody(maker: CardMaker, answer: Answer): Said {
  const { words, registry } = maker;
  const about = (hits: Answer["hits"]) =>
    hits.map(({ dataset }) => suggestRecord(maker, { type: "dataset", id: dataset.id }));
  switch (answer.kind) {
    case "datasets":
      return presentDatasets(maker, answer);
    case "none":
      return presentNone(maker, answer);
    case "model":
      return presentModel(maker, answer);
    case "dataset":
      return presentDataset(maker, answer);
    case "users":
      return presentUsers(maker, answer);
    case "lineage":
      return presentLineage(maker, answer);
    case "comparison": {
      if (answer.models.length > 0) return presentModels(maker, answer);
      const { cards, differing } = comparedCards(maker, answer.hits);
      const names = answer.hits.map(({ dataset }) => dataset.name);
      const read = answer.query.mentions.flatMap((mention) => readAs(maker, mention));
      return { text: [...read, words.compared(names, differing)].join("\n"), cards, suggestions: about(answer.hits) };
    }
    case "similar": {
      const name = nameOf(maker, answer.mention);
      const say = answer.hits.length === 0 ? words.noSimilar(name) : words.similar(name, answer.hits.length);
      return {
        text: [...readAs(maker, answer.mention), say].join("\n"),
        cards: answer.hits.map((hit) => briefCard(maker, hit)),
        suggestions: [suggestRecord(maker, answer.mention), ...about(answer.hits)],
      };
    }
    case "help":
      return {
        text: words.help(registry.datasets.length, registry.models.length),
        cards: [],
        suggestions: asQuestions(words.examples),
      };
  }
}

function makerFor(registry: Registry, locale: Locale): CardMaker {
  return { registry, locale, words: wordsOf[locale] };
}

/** What is said, and where the question could have meant something else, that too. */
function withOther(maker: CardMaker, { other }: Query, said: Said): Said {
  if (other === null) return said;
  const { words } = maker;
  if (other.type === "filters") {
    const suggestion = suggestFilters(maker, other.filters);
    const text = `${said.text}\n${words.alsoFilter(suggestion.label)}`;
    return { ...said, text, suggestions: [suggestion, ...said.suggestions] };
  }
  const { ref } = other;
  const name = nameOf(maker, ref);
  const line = ref.type === "dataset" ? words.alsoDataset(name) : words.alsoModel(name);
  return { ...said, text: `${said.text}\n${line}`, suggestions: [suggestRecord(maker, ref), ...said.suggestions] };
}

function finish(maker: CardMaker, { text, cards, suggestions }: Said): Omit<Message, "kind" | "understood" | "page"> {
  const distinct = new Map(suggestions.map((suggestion) => [suggestion.question, suggestion]));
  return {
    locale: maker.locale,
    text,
    cards,
    suggestions: [...distinct.values()].slice(0, mostSuggestions),
    suggestionsLabel: maker.words.suggestionsLabel,
  };
}

/** Which part of the datasets that were asked for an answer shows; null where it is no list. */
function pageOf({ kind, query, hits, total }: Answer): Page | null {
  if (kind !== "datasets" && kind !== "similar" && kind !== "lineage") return null;
  return { first: query.skip + 1, last: hits.length === 0 ? 0 : query.skip + hits.length, total };
}

/** Puts an answer into the words of its query's language. The only user of `locales/`. */
export function present(registry: Registry, answer: Answer): Message {
  const maker = makerFor(registry, answer.query.locale);
  return {
    ...finish(maker, withOther(maker, answer.query, presentBody(maker, answer))),
    kind: answer.kind,
    understood: answer.kind === "help" ? null : understoodText(maker, answer.query),
    page: pageOf(answer),
  };
}

/** Records as cards: the one in full, several in brief. What has no record is left out. */
export function presentRecords(registry: Registry, refs: readonly RecordRef[], locale: Locale): Message {
  const maker = makerFor(registry, locale);
  const cards = refs.flatMap(({ type, id }): Card[] => {
    if (type === "model") {
      const model = registry.model(id);
      return model ? [modelCard(maker, model, null)] : [];
    }
    const dataset = registry.dataset(id);
    if (!dataset) return [];
    const hit = { dataset, score: 1, reasons: [] };
    return [refs.length === 1 ? fullCard(maker, hit) : briefCard(maker, hit)];
  });
  const counts = { dataset: 0, model: 0 };
  for (const { type } of cards) counts[type]++;
  const text = cards.length === 0 ? maker.words.noneFound : maker.words.foundHere(counts.dataset, counts.model);
  const suggestions = cards.map(({ type, id }) => suggestRecord(maker, { type, id }));
  return { ...finish(maker, { text, cards, suggestions }), kind: "found", understood: null, page: null };
}

/** The same filters as a question in a language, which is read back as these filters. */
export function writeFilters(registry: Registry, filters: Filters, locale: Locale): string {
  return suggestFilters(makerFor(registry, locale), filters).question;
}

/** What a question about records by name can be written for. */
export type AskedAbout = "describe" | "model-data" | "users" | "parents" | "children" | "similar" | "compare";

/** A question about records by their names, in a language. `names`: one, or two to four to compare. */
export function writeAbout(intent: AskedAbout, names: readonly string[], locale: Locale): string {
  const words = wordsOf[locale];
  const [name = ""] = names;
  switch (intent) {
    case "describe":
      return words.askDataset(name);
    case "model-data":
      return words.askModelData(name);
    case "users":
      return words.askUsers(name);
    case "parents":
      return words.askParents(name);
    case "children":
      return words.askChildren(name);
    case "similar":
      return words.askSimilar(name);
    case "compare":
      return words.askCompare(names);
  }
}

/** What to show for a record while somebody types its name: "VLFeedback · preference · 80K instructions". */
export function choiceLabel(registry: Registry, record: Dataset | Model, locale: Locale): string {
  const maker = makerFor(registry, locale);
  if (!("kind" in record)) return [record.name, record.org, record.year].filter((part) => part !== null).join(" · ");
  const [size] = record.size;
  const kind = record.kind === null ? [] : [labelOf(maker, "kind", record.kind)];
  return [record.name, ...kind, ...(size ? [sizeText(maker, { ...size, part: null })] : [])].join(" · ");
}
