import type { Locale } from "../language/locale.ts";
import { lazy } from "../packed/lazy.ts";
import { valuesOf } from "../records/filter.ts";
import type { Facet } from "../records/query.ts";
import type { Registry } from "../records/registry.ts";
import type { Dataset, Model, Reference, Size } from "../records/schema.ts";
import type { Hit } from "../search/rank.ts";
import type { Unit } from "./locales/count.ts";
import type { Words } from "./locales/words.ts";
import type { Field, FieldKey, Inline } from "./message.ts";

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
  // A tool's name alone is a model's: that something was made with it has to be said.
  const label = (value: string) => {
    const name = labelOf(maker, facet, value);
    return facet === "tool" ? maker.words.madeWith(name) : name;
  };
  if (asked.startsWith("!")) return maker.words.not(label(asked.slice(1)));
  return maker.words.or(asked.split("|").map(label));
}

/** What a filter without a value of its own is called. */
function filterName({ words }: CardMaker, name = ""): string {
  return name === "size" || name === "year" ? words.fields[name] : name;
}

/** A field of a card, or none where it has no value. */
export function field(maker: CardMaker, key: FieldKey, value: readonly Inline[], note?: string): Field[] {
  if (value.length === 0) return [];
  const named = { key, label: maker.words.fields[key], value };
  return [note === undefined ? named : { ...named, note }];
}

/** Words without a link. */
export const plain = (text: string): Inline => ({ text });

/** Words with a link, where there is an address. */
export function linked(text: string, url: string | null): Inline {
  return url === null ? { text } : { text, url };
}

/** The labels of what a dataset has of a facet. */
export function labels(maker: CardMaker, dataset: Dataset, facet: Facet): readonly Inline[] {
  return valuesOf(maker.registry, dataset, facet).map((value) => plain(labelOf(maker, facet, value)));
}

/** Languages as a reader looks for them: those asked for, then the reader's own, then the rest. */
export function languages(maker: CardMaker, { dataset, reasons }: Hit): readonly Inline[] {
  const place = (code: string) => (reasons.includes(`language:${code}`) ? 0 : code === maker.locale ? 1 : 2);
  const known = [...dataset.languages]
    .sort((one, other) => place(one) - place(other))
    .map((code) => plain(labelOf(maker, "language", code)));
  return dataset.languagesComplete === false ? [...known, plain(maker.words.otherLanguages)] : known;
}

/** At most so many of the items, and how many more there are. */
export function fewest(maker: CardMaker, items: readonly Inline[], most: number): readonly Inline[] {
  if (items.length <= most) return items;
  return [...items.slice(0, most), plain(maker.words.more(items.length - most))];
}

/** What a count counts, in the reader's language. */
export function unitOf(maker: CardMaker, unit: string): Unit {
  return { label: labelOf(maker, "unit", unit), counter: maker.registry.value("unit", unit)?.counter ?? null };
}

/** A count with its unit and the part that it counts: "80K instructions (train)", "이미지 100,445장". */
export function sizeText(maker: CardMaker, size: Size): string {
  const unit = unitOf(maker, size.unit);
  const text = size.count === null ? maker.words.band(size.asWritten, unit) : maker.words.size(size.count, unit);
  return size.part === null ? text : maker.words.part(text, labelOf(maker, "part", size.part));
}

/** The counts of a dataset, or that nobody verified one. */
export function sizes(maker: CardMaker, dataset: Dataset, most: number): readonly Inline[] {
  if (dataset.size.length === 0) return [plain(maker.words.noSize(dataset.survey?.count ?? null))];
  return dataset.size.slice(0, most).map((size) => plain(sizeText(maker, size)));
}

const rounded = lazy(() => new Intl.NumberFormat("en", { notation: "compact" }));

/** What the survey says of the count, where that is neither corrected nor among the record's own counts. */
export function surveyCount({ words }: CardMaker, dataset: Dataset): string | undefined {
  const { survey, size, corrections = [] } = dataset;
  if (!survey || size.length === 0 || corrections.some(({ field }) => field === "size")) return undefined;
  const same = size.some(({ count, asWritten }) =>
    [asWritten.toUpperCase(), rounded().format(count ?? 0)].includes(survey.count),
  );
  return same ? undefined : words.surveySaid(words.correctionFields.size, survey.count);
}

/** What a record is named after by another: linked where it has a record. */
export function referenced(maker: CardMaker, reference: Reference): Inline {
  if (typeof reference !== "string") return plain(reference.external);
  const dataset = maker.registry.dataset(reference);
  return dataset ? linked(dataset.name, dataset.url) : plain(reference);
}

/** Who used a dataset: by the models' own records, then by claims. */
export function users(maker: CardMaker, dataset: Dataset): readonly Inline[] {
  const confirmed = maker.registry.usersOf(dataset.id).map(({ model }) => linked(model.name, model.url));
  return [...confirmed, ...dataset.claimedUsers.map((name) => plain(maker.words.claimed(name)))];
}

/** Where the survey was wrong about a dataset. */
export function corrections(maker: CardMaker, dataset: Dataset): readonly Field[] {
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
export function sourceText(url: string): string {
  const [host = "", ...path] =
    url
      .replace(/^https?:\/\/(www\.)?/, "")
      .split(/[?#]/)[0]
      ?.split("/") ?? [];
  const parts = path.filter((part) => part !== "" && !["blob", "HEAD", "main", "tree"].includes(part));
  const read = parts.length > 4 ? [...parts.slice(0, 3), "…", ...parts.slice(-1)] : parts;
  return [host, ...read].join("/");
}

/** The pages that a record was read from. */
export function sourceLinks(record: Dataset | Model): readonly Inline[] {
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
      case "tool":
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

/** What kind a dataset is and who made its labels. */
export function subtitle(maker: CardMaker, dataset: Dataset): string {
  return [...labels(maker, dataset, "kind"), ...labels(maker, dataset, "annotation")]
    .map(({ text }) => text)
    .join(" · ");
}
