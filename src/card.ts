import { valuesOf } from "./filter.ts";
import type { Locale } from "./locale.ts";
import type { Words } from "./locales/words.ts";
import type { Card, Field, FieldKey, Inline } from "./message.ts";
import type { Facet } from "./query.ts";
import type { Hit } from "./rank.ts";
import type { Registry, User } from "./registry.ts";
import type { Dataset, Model, Reference, Size } from "./schema.ts";

/** What cards are made with: the records, and the words of one language. */
export interface CardMaker {
  readonly registry: Registry;
  readonly locale: Locale;
  readonly words: Words;
}

/** A value's label in the reader's language; the value itself where no vocabulary knows it. */
export function labelOf({ registry, locale }: CardMaker, facet: string, value: string): string {
  return registry.value(facet, value)?.label[locale] ?? value;
}

/** A value as it was asked for: "Korean or English", "not synthetic". */
export function valueLabel(maker: CardMaker, facet: string, asked: string): string {
  if (asked.startsWith("!")) return maker.words.not(labelOf(maker, facet, asked.slice(1)));
  return maker.words.or(asked.split("|").map((value) => labelOf(maker, facet, value)));
}

/** What a filter without a value of its own is called. */
function filterName({ words }: CardMaker, name = ""): string {
  return name === "size" || name === "year" ? words.fields[name] : name;
}

function field(maker: CardMaker, key: FieldKey, value: readonly Inline[], note?: string): Field[] {
  if (value.length === 0) return [];
  const named = { key, label: maker.words.fields[key], value };
  return [note === undefined ? named : { ...named, note }];
}

const plain = (text: string): Inline => ({ text });

function linked(text: string, url: string | null): Inline {
  return url === null ? { text } : { text, url };
}

function labels(maker: CardMaker, dataset: Dataset, facet: Facet): readonly Inline[] {
  return valuesOf(maker.registry, dataset, facet).map((value) => plain(labelOf(maker, facet, value)));
}

/** Languages as a reader looks for them: those asked for, then the reader's own, then the rest. */
function languages(maker: CardMaker, { dataset, reasons }: Hit): readonly Inline[] {
  const place = (code: string) => (reasons.includes(`language:${code}`) ? 0 : code === maker.locale ? 1 : 2);
  const known = [...dataset.languages]
    .sort((one, other) => place(one) - place(other))
    .map((code) => plain(labelOf(maker, "language", code)));
  return dataset.languagesComplete === false ? [...known, plain(maker.words.otherLanguages)] : known;
}

function fewest(maker: CardMaker, items: readonly Inline[], most: number): readonly Inline[] {
  if (items.length <= most) return items;
  return [...items.slice(0, most), plain(maker.words.more(items.length - most))];
}

/** A count with its unit and the part that it counts: "80K instructions", "100,445장(이미지)". */
export function sizeText(maker: CardMaker, size: Size): string {
  const unit = labelOf(maker, "unit", size.unit);
  const text = size.count === null ? maker.words.band(size.asWritten, unit) : maker.words.size(size.count, unit);
  return size.part === null ? text : maker.words.part(text, size.part);
}

function sizes(maker: CardMaker, dataset: Dataset, most: number): readonly Inline[] {
  if (dataset.size.length === 0) return [plain(maker.words.noSize(dataset.survey?.count ?? null))];
  return dataset.size.slice(0, most).map((size) => plain(sizeText(maker, size)));
}

/** What the survey says of the count, where that is neither corrected nor among the record's own counts. */
function surveyCount({ words }: CardMaker, dataset: Dataset): string | undefined {
  const { survey, size, corrections = [] } = dataset;
  if (!survey || size.length === 0 || corrections.some(({ field }) => field === "size")) return undefined;
  const rounded = new Intl.NumberFormat("en", { notation: "compact" });
  const same = size.some(({ count, asWritten }) =>
    [asWritten.toUpperCase(), rounded.format(count ?? 0)].includes(survey.count),
  );
  return same ? undefined : words.surveySaid(words.correctionFields.size, survey.count);
}

function referenced(maker: CardMaker, reference: Reference): Inline {
  if (typeof reference !== "string") return plain(reference.external);
  const dataset = maker.registry.dataset(reference);
  return dataset ? linked(dataset.name, dataset.url) : plain(reference);
}

function users(maker: CardMaker, dataset: Dataset): readonly Inline[] {
  const confirmed = maker.registry.usersOf(dataset.id).map(({ model }) => linked(model.name, model.url));
  return [...confirmed, ...dataset.claimedUsers.map((name) => plain(maker.words.claimed(name)))];
}

function licence(maker: CardMaker, dataset: Dataset): Inline {
  if (dataset.license === null) return plain(maker.words.notVerified);
  const permits = maker.registry.value("license", dataset.license)?.permits;
  const label = labelOf(maker, "license", dataset.license);
  return plain(permits ? maker.words.licence(label, permits.commercial) : label);
}

function corrections(maker: CardMaker, dataset: Dataset): readonly Field[] {
  const { words, locale } = maker;
  return (dataset.corrections ?? []).flatMap(({ field: about, survey, right, source }) =>
    field(
      maker,
      "correction",
      [linked(right[locale], source)],
      words.surveySaid(words.correctionFields[about], survey),
    ),
  );
}

/** Where a page stands, short enough to read: host and path, a long one without its middle. */
function sourceText(url: string): string {
  const [host = "", ...path] =
    url
      .replace(/^https?:\/\/(www\.)?/, "")
      .split(/[?#]/)[0]
      ?.split("/") ?? [];
  const parts = path.filter((part) => part !== "" && !["blob", "HEAD", "main", "tree"].includes(part));
  const read = parts.length > 4 ? [...parts.slice(0, 3), "…", ...parts.slice(-1)] : parts;
  return [host, ...read].join("/");
}

function sourceLinks(record: Dataset | Model): readonly Inline[] {
  return [...new Set(record.sources.map(({ url }) => url))].map((url) => linked(sourceText(url), url));
}

/** Why a hit stands where it does, in words; null where there is nothing to say beyond its name. */
export function whyText(maker: CardMaker, { reasons }: Hit): string | null {
  const { words } = maker;
  const found = reasons.filter((reason) => reason.startsWith("text:")).map((reason) => reason.slice(5));
  const stages = reasons.filter((reason) => reason.startsWith("stage:")).map((reason) => reason.slice(6));
  const said = reasons.flatMap((reason) => {
    const [code = "", ...rest] = reason.split(":");
    const argument = rest.join(":");
    switch (code) {
      case "kind":
      case "annotation":
      case "language":
      case "modality":
      case "task":
      case "license":
      case "host":
        return [valueLabel(maker, code, argument)];
      case "size":
      case "year":
        return [words.fields[code]];
      case "not":
        return [
          words.whyNot(
            rest.length > 1 ? valueLabel(maker, rest[0] ?? "", rest.slice(1).join(":")) : filterName(maker, rest[0]),
          ),
        ];
      case "origin":
        return [words.whyOrigin(maker.registry.dataset(argument)?.name ?? argument)];
      case "claims":
        return [words.whyClaims];
      case "near-name":
        return [words.whyNearName(argument)];
      case "used-by":
        return [words.whyUsed(Number(argument))];
      default:
        return [];
    }
  });
  if (found.length > 0) said.unshift(words.whyText(found));
  if (stages.length > 0) said.push(words.whyStage(stages.map((stage) => labelOf(maker, "stage", stage))));
  return said.length > 0 ? words.why(said) : null;
}

function subtitle(maker: CardMaker, dataset: Dataset): string {
  return [...labels(maker, dataset, "kind"), ...labels(maker, dataset, "annotation")]
    .map(({ text }) => text)
    .join(" · ");
}

/** A dataset among others: what tells it from its neighbours. */
export function briefCard(maker: CardMaker, hit: Hit): Card {
  const { dataset } = hit;
  return {
    type: "dataset",
    id: dataset.id,
    title: linked(dataset.name, dataset.url),
    subtitle: subtitle(maker, dataset),
    note: dataset.note?.[maker.locale] ?? null,
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
    type: "dataset",
    id: dataset.id,
    title: linked(dataset.name, dataset.url),
    subtitle: subtitle(maker, dataset),
    note: dataset.note?.[maker.locale] ?? null,
    fields: [
      ...field(maker, "size", sizes(maker, dataset, 8), surveyCount(maker, dataset)),
      ...field(maker, "languages", fewest(maker, languages(maker, hit), 12)),
      ...field(maker, "license", [licence(maker, dataset)], dataset.gated ? maker.words.gated : undefined),
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
      ...field(maker, "sources", fewest(maker, sourceLinks(dataset), 5)),
    ],
    why: whyText(maker, hit),
  };
}

/** The card of a dataset with the field that was asked for before the others. */
export function askedFirst(card: Card, asked: string | null): Card {
  const isAsked = ({ key }: Field) => key === asked || (asked === "annotation" && key === "annotation");
  return { ...card, fields: [...card.fields.filter(isAsked), ...card.fields.filter((one) => !isAsked(one))] };
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
export function modelCard(maker: CardMaker, model: Model, asked: string | null): Card {
  const kept = model.stages.filter(({ stage }) => stage === asked);
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
    note: null,
    fields: [
      ...stages,
      ...field(maker, "base", model.base === null ? [] : [plain(model.base)]),
      ...field(maker, "paper", model.paper === null ? [] : [linked(sourceText(model.paper), model.paper)]),
      ...field(maker, "sources", fewest(maker, sourceLinks(model), 5)),
    ],
    why: null,
  };
}
