import type { Answer, DatasetsAnswer, ModelAnswer, NoneAnswer } from "./answer.ts";
import { briefCard, type CardMaker, fullCard, labelOf, modelCard, sizeText } from "./card.ts";
import { filteredFacets, withoutFacets } from "./filter.ts";
import type { Locale } from "./locale.ts";
import { en } from "./locales/en.ts";
import { ko } from "./locales/ko.ts";
import type { Message, Suggestion } from "./message.ts";
import type { Facet, Filters, Mention } from "./query.ts";
import type { RecordRef, Registry } from "./registry.ts";
import type { Dataset, Model } from "./schema.ts";
import { cut } from "./text.ts";

const wordsOf = { en, ko } satisfies Record<Locale, unknown>;
const mostSuggestions = 4;
/** The longest piece of a question that is said back, in code points. */
const longestEcho = 60;

type Said = Omit<Message, "locale" | "understood" | "suggestionsLabel">;

const echo = (text: string) => cut(text, longestEcho);

function filterLabels(maker: CardMaker, filters: Filters, only?: readonly Facet[]): string[] {
  return filteredFacets(filters)
    .filter((facet) => only === undefined || only.includes(facet))
    .flatMap((facet) => (filters[facet] ?? []).map((value) => labelOf(maker, facet, value)));
}

function nameOf({ registry }: CardMaker, { type, id }: RecordRef): string {
  return (type === "dataset" ? registry.dataset(id) : registry.model(id))?.name ?? id;
}

/** A question about a record, as a suggestion: what a dataset is, what a model was trained on. */
function suggestRecord(maker: CardMaker, ref: RecordRef): Suggestion {
  const name = nameOf(maker, ref);
  return ref.type === "dataset"
    ? { label: name, question: maker.words.askDataset(name) }
    : { label: maker.words.askModelDataLabel(name), question: maker.words.askModelData(name) };
}

function suggestFilters(maker: CardMaker, filters: Filters): Suggestion {
  const question = filterLabels(maker, filters).join(" ");
  return { label: question, question };
}

function readAs(maker: CardMaker, mention: Mention): string[] {
  return mention.exact ? [] : [maker.words.readAs(echo(mention.typed), nameOf(maker, mention))];
}

function presentDatasets(maker: CardMaker, answer: DatasetsAnswer): Said {
  const { words, registry } = maker;
  const { query, hits, total } = answer;
  const named = query.mentions.length > 0;
  const any = filteredFacets(query.filters).length > 0 || query.text !== "";
  const say = any ? words.found(total, hits.length) : words.all(total, hits.length);
  const text = [
    ...query.mentions.flatMap((mention) => readAs(maker, mention)),
    named ? words.named(total) : say,
    ...(answer.unfound === "" ? [] : [words.unfound(echo(answer.unfound))]),
  ];
  const users = hits.flatMap(({ dataset }) => registry.usersOf(dataset.id).slice(0, 1));
  return {
    text: text.join("\n"),
    cards: hits.map((hit) => (hits.length === 1 ? fullCard(maker, hit) : briefCard(maker, hit))),
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
  if (name !== undefined) text.push(words.noSuchName(echo(name)));
  else if (query.intent === "model-data") text.push(words.noSuchModel(echo(query.text)));
  else if (filteredFacets(query.filters).length > 0) text.push(words.noneHasAll(filterLabels(maker, query.filters)));
  else text.push(words.noneAtAll(echo(query.text)));
  if (hits.length > 0) {
    text.push(words.nearest(filterLabels(maker, query.filters, relaxed), answer.nearestTotal, hits.length));
  }
  const [other] = answer.alternatives;
  if (other) text.push(words.alternative(filterLabels(maker, query.filters, other.dropped), other.total));
  if (answer.near.length > 0) text.push(words.didYouMean(answer.near.map((ref) => nameOf(maker, ref))));

  const suggestions = [
    ...answer.near.map((ref) => suggestRecord(maker, ref)),
    ...answer.alternatives.map(({ dropped }) => suggestFilters(maker, withoutFacets(query.filters, dropped))),
    ...(relaxed.length > 0 ? [suggestFilters(maker, withoutFacets(query.filters, relaxed))] : []),
  ];
  const examples = words.examples.map((question) => ({ label: question, question }));
  return {
    text: text.join("\n"),
    cards: hits.map((hit) => briefCard(maker, hit)),
    suggestions: suggestions.length > 0 ? suggestions : examples,
  };
}

function presentModel(maker: CardMaker, answer: ModelAnswer): Said {
  const { words } = maker;
  const { model, mention, claimedBy } = answer;
  const references = new Set(model.stages.flatMap(({ datasets }) => datasets.map((one) => JSON.stringify(one))));
  const text = [
    ...readAs(maker, mention),
    references.size === 0
      ? words.modelWithoutStages(model.name)
      : words.model(model.name, model.stages.length, references.size),
    ...(claimedBy.length > 0 ? [words.claimedBy(claimedBy.map(({ name }) => name))] : []),
    ...answer.others.filter(({ type }) => type === "dataset").map((other) => words.alsoDataset(nameOf(maker, other))),
  ];
  return {
    text: text.join("\n"),
    cards: [modelCard(maker, model)],
    suggestions: [
      ...answer.others.map((other) => suggestRecord(maker, other)),
      ...answer.hits.map(({ dataset }) => suggestRecord(maker, { type: "dataset", id: dataset.id })),
    ],
  };
}

function presentBody(maker: CardMaker, answer: Answer): Said {
  const { words, registry } = maker;
  switch (answer.kind) {
    case "datasets":
      return presentDatasets(maker, answer);
    case "none":
      return presentNone(maker, answer);
    case "model":
      return presentModel(maker, answer);
    case "dataset": {
      const [hit] = answer.hits;
      const models = answer.others.filter(({ type }) => type === "model");
      const text = [
        ...readAs(maker, answer.mention),
        ...(hit ? [words.dataset(hit.dataset.name)] : []),
        ...models.map((other) => words.alsoModel(nameOf(maker, other))),
      ];
      const parents = hit?.dataset.derivedFrom.filter((parent) => typeof parent === "string") ?? [];
      const users = hit ? registry.usersOf(hit.dataset.id) : [];
      return {
        text: text.join("\n"),
        cards: hit ? [fullCard(maker, hit)] : [],
        suggestions: [
          ...answer.others.map((other) => suggestRecord(maker, other)),
          ...users.slice(0, 2).map(({ model }) => suggestRecord(maker, { type: "model", id: model.id })),
          ...parents.map((id) => suggestRecord(maker, { type: "dataset", id })),
        ],
      };
    }
    case "help":
      return {
        text: words.help(registry.datasets.length, registry.models.length),
        cards: [],
        suggestions: words.examples.map((question) => ({ label: question, question })),
      };
  }
}

function understood(maker: CardMaker, answer: Answer): string | null {
  const labels = filterLabels(maker, answer.query.filters);
  const text = answer.query.text === "" ? [] : [`“${echo(answer.query.text)}”`];
  const said = answer.kind === "help" ? [] : [...labels, ...text];
  return said.length > 0 ? said.join(" · ") : null;
}

/** Puts an answer into the words of its query's language. The only user of `locales/`. */
export function present(registry: Registry, answer: Answer): Message {
  const { locale } = answer.query;
  const maker: CardMaker = { registry, locale, words: wordsOf[locale] };
  const { text, cards, suggestions } = presentBody(maker, answer);
  const distinct = new Map(suggestions.map((suggestion) => [suggestion.question, suggestion]));
  return {
    locale,
    understood: understood(maker, answer),
    text,
    cards,
    suggestions: [...distinct.values()].slice(0, mostSuggestions),
    suggestionsLabel: maker.words.suggestionsLabel,
  };
}

/** What to show for a record while somebody types its name: "VLFeedback · preference · 80K instructions". */
export function choiceLabel(registry: Registry, record: Dataset | Model, locale: Locale): string {
  const maker: CardMaker = { registry, locale, words: wordsOf[locale] };
  if (!("kind" in record)) return [record.name, record.org, record.year].filter((part) => part !== null).join(" · ");
  const [size] = record.size;
  const kind = record.kind === null ? [] : [labelOf(maker, "kind", record.kind)];
  return [record.name, ...kind, ...(size ? [sizeText(maker, { ...size, part: null })] : [])].join(" · ");
}
