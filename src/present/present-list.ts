import type { DatasetsAnswer, NoneAnswer } from "../answer/answer.ts";
import { allOf, conjuncts, type Expression } from "../records/expression.ts";
import { briefCard, fullCard } from "./card.ts";
import type { CardMaker } from "./card-fields.ts";
import { conditionLabels, conditionTitle, echo, nameOf, suggestRecord, suggestWhere } from "./labels.ts";
import { factLines } from "./present-verdict.ts";
import { asQuestions, readAs, type Said } from "./said.ts";

/** What is said of the datasets that were asked for, a page of them. */
export function presentDatasets(maker: CardMaker, answer: DatasetsAnswer): Said {
  const { words, registry } = maker;
  const { query, hits, total } = answer;
  const any = conjuncts(query.where).length > 0;
  const part = [query.skip + 1, query.skip + hits.length] as const;
  const found = any ? words.found(total, ...part) : words.all(total, ...part);
  const say = query.form === "card" ? words.named(total) : query.intent === "count" ? words.count(total) : found;
  const text = [
    ...query.mentions.flatMap((mention) => readAs(maker, mention)),
    query.skip > 0 && hits.length === 0 ? words.nothingMore : say,
    ...(answer.unfound === "" ? [] : [words.unfound(echo(answer.unfound))]),
    ...(answer.asWords.length > 0 ? [words.asWords(answer.asWords.map(echo))] : []),
    ...answer.unknown.map(({ condition, count }) => words.unknownMore(count, conditionTitle(maker, condition))),
  ];
  // What was asked of each of them stands before the cards.
  const facts =
    query.fields.length > 0 && query.form === "list"
      ? factLines(
          maker,
          hits.map(({ dataset }) => dataset),
          query.fields,
        )
      : [];
  const users = hits.flatMap(({ dataset }) => registry.usersOf(dataset.id).slice(0, 1));
  return {
    text: [...text, ...facts].join("\n"),
    cards: hits.map((hit) => (total === 1 ? fullCard(maker, hit) : briefCard(maker, hit))),
    suggestions: [
      ...hits.slice(0, 2).map(({ dataset }) => suggestRecord(maker, { type: "dataset", id: dataset.id })),
      ...users.slice(0, 1).map(({ model }) => suggestRecord(maker, { type: "model", id: model.id })),
    ],
  };
}

/** What is said where nothing is what was asked for. */
export function presentNone(maker: CardMaker, answer: NoneAnswer): Said {
  const { words } = maker;
  const { query, relaxed, hits } = answer;
  const [name] = query.unresolved;
  const text: string[] = [];
  const near = answer.near.map((ref) => nameOf(maker, ref));
  const labelsOf = (conditions: readonly Expression[]) => conditionLabels(maker, allOf(conditions), "datasets");
  const conditions = conjuncts(query.where).filter(({ op }) => op !== "text" && op !== "unknown");
  const asked = conditionLabels(maker, allOf(conditions), query.subject);
  const without = (dropped: readonly Expression[]) =>
    suggestWhere(maker, allOf(conditions.filter((one) => !dropped.includes(one))), query.subject);
  if (answer.family) text.push(words.whichOne(echo(name ?? query.text), near));
  else if (name !== undefined)
    text.push(query.intent === "model-data" ? words.noSuchModel(echo(name)) : words.noSuchName(echo(name)));
  else if (query.intent === "model-data") text.push(words.noSuchModel(echo(query.text)));
  else if (answer.unfound !== "") text.push(words.noneAtAll(echo(answer.unfound)));
  else if (asked.length > 0) text.push(query.subject === "models" ? words.noModels(asked) : words.noneHasAll(asked));
  else text.push(words.noneAtAll(echo(query.text)));
  if (hits.length > 0) {
    text.push(words.nearest(labelsOf(relaxed), answer.nearestTotal, hits.length));
  }
  const [other] = answer.alternatives;
  if (other) text.push(words.alternative(labelsOf(other.dropped), other.total));
  if (near.length > 0 && !answer.family) text.push(words.didYouMean(near));

  const suggestions = [
    ...answer.near.map((ref) => suggestRecord(maker, ref)),
    ...answer.alternatives.map(({ dropped }) => without(dropped)),
    ...(answer.unfound === "" ? [] : [without([])]),
    ...(relaxed.length > 0 ? [without(relaxed)] : []),
  ];
  return {
    text: text.join("\n"),
    cards: hits.map((hit) => briefCard(maker, hit)),
    suggestions: suggestions.length > 0 ? suggestions : asQuestions(words.examples),
  };
}
