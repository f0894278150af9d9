import type { Answer } from "../answer/answer.ts";
import type { Locale } from "../language/locale.ts";
import type { Query } from "../records/query.ts";
import type { RecordRef, Registry } from "../records/registry.ts";
import { briefCard, comparedCards, fullCard, modelCard } from "./card.ts";
import type { CardMaker } from "./card-fields.ts";
import { echo, nameOf, suggestFilters, suggestRecord, understoodText } from "./labels.ts";
import { makerFor } from "./maker.ts";
import type { Card, Message, Page } from "./message.ts";
import { presentDatasets, presentNone } from "./present-list.ts";
import { presentDataset, presentLineage, presentModel, presentModels, presentUsers } from "./present-named.ts";
import { presentFacts, presentModelList, presentVerdict } from "./present-verdict.ts";
import { asQuestions, readAs, type Said } from "./said.ts";

const mostSuggestions = 4;

function presentBody(maker: CardMaker, answer: Answer, limit: number): Said {
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
    case "verdict":
      return presentVerdict(maker, answer);
    case "models":
      return presentModelList(maker, answer, limit);
    case "facts":
      return presentFacts(maker, answer);
    case "help":
      return {
        text: [
          ...(answer.query.talk === "offtopic" ? [words.noneAtAll(echo(answer.query.text))] : []),
          ...(answer.query.talk !== null && answer.query.talk !== "offtopic" ? [words.talk(answer.query.talk)] : []),
          words.help(registry.datasets.length, registry.models.length),
        ].join("\n"),
        cards: [],
        suggestions: asQuestions(words.examples),
      };
  }
}

/** Names that no record bears are said wherever something else is answered. */
function withStrangers({ words }: CardMaker, { kind, query }: Answer, said: Said): Said {
  if (kind === "none" || query.unresolved.length === 0) return said;
  return { ...said, text: [...query.unresolved.map((name) => words.noSuchName(echo(name))), said.text].join("\n") };
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
function pageOf({ kind, query, hits, total }: Answer, limit: number): Page | null {
  if (kind === "models") {
    const last = Math.min(total, query.skip + limit);
    return { first: query.skip + 1, last: last > query.skip ? last : 0, total };
  }
  if (kind !== "datasets" && kind !== "similar" && kind !== "lineage") return null;
  return { first: query.skip + 1, last: hits.length === 0 ? 0 : query.skip + hits.length, total };
}

/** Puts an answer into the words of its query's language. `limit`: how many models a page holds. */
export function present(registry: Registry, answer: Answer, limit: number): Message {
  const maker = makerFor(registry, answer.query.locale);
  return {
    ...finish(maker, withOther(maker, answer.query, withStrangers(maker, answer, presentBody(maker, answer, limit)))),
    kind: answer.kind,
    understood: answer.kind === "help" ? null : understoodText(maker, answer.query),
    page: pageOf(answer, limit),
  };
}

/** Records as cards: the one in full, several in brief. What has no record is left out. */
export function presentRecords(registry: Registry, refs: readonly RecordRef[], locale: Locale): Message {
  const maker = makerFor(registry, locale);
  const cards = refs.flatMap(({ type, id }): Card[] => {
    if (type === "model") {
      const model = registry.model(id);
      return model ? [modelCard(maker, model, null, null)] : [];
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
