import type { User } from "../records/registry.ts";
import type { Dataset, Model } from "../records/schema.ts";
import type { Hit } from "../search/rank.ts";
import {
  type CardMaker,
  corrections,
  fewest,
  field,
  labelOf,
  labels,
  languages,
  linked,
  plain,
  referenced,
  sizes,
  sourceLinks,
  sourceText,
  subtitle,
  surveyCount,
  users,
  whyText,
} from "./card-fields.ts";
import { licence, licenceNote, madeWith } from "./card-licence.ts";
import type { Card, Field, FieldKey, Inline } from "./message.ts";

/** What every card of a dataset begins with. */
function cardHead(maker: CardMaker, dataset: Dataset): Pick<Card, "type" | "id" | "title" | "subtitle" | "note"> {
  return {
    type: "dataset",
    id: dataset.id,
    title: linked(dataset.name, dataset.url),
    subtitle: subtitle(maker, dataset),
    note: dataset.note?.[maker.locale] ?? null,
  };
}

/** A dataset among others: what tells it from its neighbours. */
export function briefCard(maker: CardMaker, hit: Hit): Card {
  const { dataset } = hit;
  return {
    ...cardHead(maker, dataset),
    fields: [
      ...field(maker, "size", sizes(maker, dataset, 1)),
      ...field(maker, "languages", fewest(maker, languages(maker, hit), 4)),
      ...field(maker, "license", [licence(maker, dataset)]),
      ...field(maker, "modalities", labels(maker, dataset, "modality")),
      ...field(maker, "usedBy", fewest(maker, users(maker, dataset), 3)),
    ],
    why: whyText(maker, hit),
  };
}

/** A dataset that was asked for by itself: everything we know, and how we know it. */
export function fullCard(maker: CardMaker, hit: Hit): Card {
  const { dataset } = hit;
  const { paper } = dataset;
  return {
    ...cardHead(maker, dataset),
    fields: [
      ...field(maker, "size", sizes(maker, dataset, 8), surveyCount(maker, dataset)),
      ...field(maker, "languages", fewest(maker, languages(maker, hit), 12)),
      ...field(maker, "license", [licence(maker, dataset)], licenceNote(maker, dataset)),
      ...field(maker, "madeWith", fewest(maker, madeWith(maker, dataset), 8)),
      ...field(maker, "usedBy", fewest(maker, users(maker, dataset), 12)),
      ...corrections(maker, dataset),
      ...field(maker, "modalities", labels(maker, dataset, "modality")),
      ...field(maker, "tasks", labels(maker, dataset, "task")),
      ...field(
        maker,
        "lineage",
        dataset.derivedFrom.map((reference) => referenced(maker, reference)),
      ),
      ...field(maker, "paper", paper ? [linked(paper.title ?? sourceText(paper.url), paper.url)] : []),
      ...field(maker, "year", dataset.year === null ? [] : [plain(String(dataset.year))]),
      ...field(maker, "added", dataset.added === undefined ? [] : [plain(dataset.added)]),
      ...field(maker, "sources", fewest(maker, sourceLinks(dataset), 5)),
    ],
    why: whyText(maker, hit),
  };
}

/** The card of a dataset with the field that was asked for before the others. */
export function askedCard(maker: CardMaker, hit: Hit, asked: string | null): Card {
  const card = fullCard(maker, hit);
  // The subtitle says who made the labels; who asks for that wants it said, and said when it is not known.
  const labelled = labels(maker, hit.dataset, "annotation");
  const own = field(maker, "annotation", labelled.length > 0 ? labelled : [plain(maker.words.notVerified)]);
  const fields = asked === "annotation" ? [...own, ...card.fields] : card.fields;
  const isAsked = ({ key }: Field) => key === asked;
  return { ...card, fields: [...fields.filter(isAsked), ...fields.filter((one) => !isAsked(one))] };
}

/** Datasets side by side: the same fields on each card, those in which they differ first. */
export function comparedCards(
  maker: CardMaker,
  hits: readonly Hit[],
): { cards: readonly Card[]; differing: readonly string[] } {
  const cards = hits.map((hit) => comparedCard(maker, hit));
  const keys = cards[0]?.fields.map(({ key }) => key) ?? [];
  const textOf = (card: Card, key: FieldKey) =>
    card.fields
      .find((one) => one.key === key)
      ?.value.map(({ text }) => text)
      .join(", ");
  const differs = keys.filter((key) => new Set(cards.map((card) => textOf(card, key))).size > 1);
  const order = [...differs, ...keys.filter((key) => !differs.includes(key))];
  return {
    cards: cards.map((card) => ({
      ...card,
      fields: order.flatMap((key) => card.fields.filter((one) => one.key === key)),
    })),
    differing: differs.map((key) => maker.words.fields[key]),
  };
}

function comparedCard(maker: CardMaker, hit: Hit): Card {
  const { dataset } = hit;
  const orNothing = (value: readonly Inline[]) => (value.length > 0 ? value : [plain(maker.words.notVerified)]);
  return {
    ...briefCard(maker, hit),
    subtitle: "",
    why: null,
    fields: [
      ...field(maker, "kind", orNothing(labels(maker, dataset, "kind"))),
      ...field(maker, "annotation", orNothing(labels(maker, dataset, "annotation"))),
      ...field(maker, "size", sizes(maker, dataset, 2)),
      ...field(maker, "languages", orNothing(fewest(maker, languages(maker, hit), 4))),
      ...field(maker, "modalities", orNothing(labels(maker, dataset, "modality"))),
      ...field(maker, "tasks", orNothing(labels(maker, dataset, "task"))),
      ...field(maker, "license", [licence(maker, dataset)]),
      ...field(maker, "madeWith", orNothing(fewest(maker, madeWith(maker, dataset), 4))),
      ...field(maker, "year", [plain(dataset.year === null ? maker.words.notVerified : String(dataset.year))]),
      ...field(maker, "usedBy", orNothing(fewest(maker, users(maker, dataset), 3))),
    ],
  };
}

/** The models that used a dataset, each with its stages; then those that are only said to. */
export function usersCard(maker: CardMaker, hit: Hit, confirmed: readonly User[]): Card {
  const { dataset } = hit;
  const byStage = new Map<string, Inline[]>();
  for (const { model, stages } of confirmed) {
    for (const stage of new Set(stages))
      byStage.set(stage, [...(byStage.get(stage) ?? []), linked(model.name, model.url)]);
  }
  return {
    ...briefCard(maker, hit),
    why: null,
    fields: [
      ...[...byStage].map(
        ([stage, value]): Field => ({
          key: "stage",
          label: labelOf(maker, "stage", stage),
          value: fewest(maker, value, 40),
        }),
      ),
      ...field(
        maker,
        "usedBy",
        dataset.claimedUsers.map((name) => plain(maker.words.claimed(name))),
      ),
    ],
  };
}

/** A model: what it was trained on, stage by stage, in the order of its training; one stage where one was asked for and is there. */
export function modelCard(maker: CardMaker, model: Model, asked: string | null, number: number | null): Card {
  const kept =
    number === null ? model.stages.filter(({ stage }) => stage === asked) : model.stages.slice(number - 1, number);
  const stages = (kept.length > 0 ? kept : model.stages).map(
    ({ stage, datasets, note }): Field => ({
      key: "stage",
      label: labelOf(maker, "stage", stage),
      value: datasets.map((reference) => referenced(maker, reference)),
      // A note that nobody wrote in Korean is still worth more than none.
      ...(note ? { note: note[maker.locale] ?? note.en } : {}),
    }),
  );
  return {
    type: "model",
    id: model.id,
    title: linked(model.name, model.url),
    subtitle: [model.org, model.year === null ? null : String(model.year)].filter((part) => part !== null).join(" · "),
    note: model.note?.[maker.locale] ?? null,
    fields: [
      ...stages,
      ...field(maker, "base", model.base === null ? [] : [plain(model.base)]),
      ...field(maker, "paper", model.paper === null ? [] : [linked(sourceText(model.paper), model.paper)]),
      ...field(maker, "sources", fewest(maker, sourceLinks(model), 5)),
    ],
    why: null,
  };
}

/** A model among others: the stages in which it used what was asked for, else what it is built on. */
export function briefModelCard(maker: CardMaker, model: Model, datasets: ReadonlySet<string>): Card {
  const stages = model.stages.flatMap(({ stage, datasets: used }): Field[] => {
    const asked = used.filter((one) => typeof one === "string" && datasets.has(one));
    if (asked.length === 0) return [];
    return [{ key: "stage", label: labelOf(maker, "stage", stage), value: asked.map((one) => referenced(maker, one)) }];
  });
  const { fields, ...card } = modelCard(maker, model, null, null);
  const own = fields.filter(({ key }) => key === "base");
  const all = fields
    .filter(({ key }) => key === "stage")
    .map((one) => ({ ...one, value: fewest(maker, one.value, 4) }));
  return {
    ...card,
    note: null,
    fields: [...(stages.length > 0 ? stages : all.slice(0, 2).map(({ note: _, ...one }) => one)), ...own],
  };
}

/** What tells one field of a card from another: two stages may be of the same name, one after the other. */
function fieldPlaces(card: Card): ReadonlyMap<string, Field> {
  const seen = new Map<string, number>();
  return new Map(
    card.fields.map((one) => {
      const name = `${one.key} ${one.label}`;
      const time = (seen.get(name) ?? 0) + 1;
      seen.set(name, time);
      return [`${name} ${time}`, one];
    }),
  );
}

/** Models side by side: the same fields on each card in the same order, stages first; what one of them has not is a dash. */
export function comparedModelCards(maker: CardMaker, models: readonly Model[], asked: string | null): readonly Card[] {
  const cards = models.map((model): Card => {
    const card = modelCard(maker, model, asked, null);
    const { fields } = card;
    const isStage = ({ key }: Field) => key === "stage";
    return {
      ...card,
      subtitle: "",
      fields: [
        ...fields.filter(isStage),
        ...field(maker, "org", model.org === null ? [] : [plain(model.org)]),
        ...field(maker, "year", model.year === null ? [] : [plain(String(model.year))]),
        ...fields.filter((one) => !isStage(one)),
      ],
    };
  });
  const places = cards.map(fieldPlaces);
  const all = [...new Map(places.flatMap((one) => [...one]))];
  // Stages in the order in which they follow one another in training, whichever model has them.
  const stages = (maker.registry.vocabularies.get("stage")?.values ?? []).map(({ label }) => label[maker.locale]);
  const placeOf = ({ key, label }: Field) => (key === "stage" ? stages.indexOf(label) : stages.length);
  const ordered = all.toSorted(([, one], [, other]) => placeOf(one) - placeOf(other));
  return cards.map((card, at) => ({
    ...card,
    fields: ordered.map(([name, { key, label }]) => places[at]?.get(name) ?? { key, label, value: [plain("–")] }),
  }));
}
