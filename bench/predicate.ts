import { z } from "zod";
import type { Dataset, Registry } from "../src/index.ts";

const values = z.array(z.string()).min(1);

const plainShape = {
  ids: values.optional(),
  kind: values.optional(),
  annotation: values.optional(),
  /** All of them. */
  languages: values.optional(),
  /** All of them; "multimodal" and "text-only" mean what the vocabulary says. */
  modalities: values.optional(),
  /** Any of them. */
  tasks: values.optional(),
  license: values.optional(),
  /** What the licence permits, by the vocabulary. */
  commercial: z.enum(["yes", "no", "check"]).optional(),
  /** On the headline size, both bounds included. */
  minSize: z.int().optional(),
  maxSize: z.int().optional(),
  minYear: z.int().optional(),
  maxYear: z.int().optional(),
  /** The host of its page, with or without subdomains. */
  host: z.string().optional(),
  /** Made from this dataset. */
  derivedFrom: z.string().optional(),
  /** Made from this dataset, or from one that was. */
  descendantOf: z.string().optional(),
};

/** What must be true of a dataset: all the keys that are given. */
export const predicateSchema = z.strictObject({
  ...plainShape,
  not: z.union([z.strictObject(plainShape), z.array(z.strictObject(plainShape)).min(1)]).optional(),
});
export type Predicate = z.infer<typeof predicateSchema>;

/** True, false, or null where the record does not say. */
export type Truth = boolean | null;

/**
 * How many samples a dataset has, by its headline size; null where that is unknown, or counts hours, tokens and the like,
 * or a share of another collection.
 */
export function samplesOf(dataset: Dataset, registry: Registry): number | null {
  const [headline] = dataset.size;
  if (!headline || headline.within !== undefined || !registry.value("unit", headline.unit)?.item) return null;
  return headline.count;
}

function all(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}

function not(truth: Truth): Truth {
  return truth === null ? null : !truth;
}

/** Whether what is had is one of what is asked for. */
export function among(had: string | null, asked: readonly string[]): Truth {
  return had === null ? null : asked.includes(had);
}

/** Whether modalities are what is asked for: one of them, or a group of the vocabulary. */
export function holdsModality(had: readonly string[], asked: string, registry: Registry): Truth {
  if (had.length === 0) return null;
  const group = registry.value("modality", asked);
  if (group?.anyOf) return group.anyOf.some((value) => had.includes(value));
  if (group?.noneOf) return !group.noneOf.some((value) => had.includes(value));
  return had.includes(asked);
}

function holdsLanguage({ languages, languagesComplete }: Dataset, asked: string): Truth {
  if (languages.includes(asked)) return true;
  return languages.length === 0 || languagesComplete === false ? null : false;
}

function between(value: number | null, least: number | undefined, most: number | undefined): Truth {
  return value === null ? null : value >= (least ?? value) && value <= (most ?? value);
}

function descends(dataset: Dataset, ancestor: string, registry: Registry, seen: ReadonlySet<string>): boolean {
  return dataset.derivedFrom.some((parent) => {
    if (parent === ancestor) return true;
    const record = typeof parent === "string" && !seen.has(parent) ? registry.dataset(parent) : undefined;
    return record !== undefined && descends(record, ancestor, registry, new Set([...seen, record.id]));
  });
}

type Commercial = "yes" | "no" | "check";

/** What a dataset's own facts say of commercial use, without its ancestors; "unknown" where it names no licence. */
function ownUse(dataset: Dataset, registry: Registry): Commercial | "unknown" {
  const { license, conflicts = [], restrictions = [], madeWith = [] } = dataset;
  const permits = (value: string) => registry.value("license", value)?.permits?.commercial ?? "check";
  const own = license === null ? "unknown" : permits(license);
  const said = restrictions.map(({ restriction }) => registry.value("restriction", restriction)?.commercial);
  if (own === "no" || said.includes("no")) return "no";
  const hasTerms = madeWith.some(({ tool }) => registry.value("tool", tool)?.terms?.training === "check");
  const differs = own === "yes" && conflicts.some(({ says }) => permits(says) !== "yes");
  return own === "check" || said.includes("check") || hasTerms || differs ? "check" : own;
}

/** Whether a dataset may be used commercially, by a walk to all that it was made from. */
export function commercialUse(dataset: Dataset, registry: Registry): Commercial {
  const own = ownUse(dataset, registry);
  if (own !== "yes") return own === "unknown" ? "check" : own;
  const walked = new Set([dataset.id]);
  const isFree = (id: string): boolean => {
    const parent = walked.has(id) ? undefined : registry.dataset(id);
    if (!parent) return true;
    const use = ownUse(parent, registry);
    walked.add(id);
    return (
      (use === "yes" || use === "unknown") && parent.derivedFrom.every((one) => typeof one !== "string" || isFree(one))
    );
  };
  return dataset.derivedFrom.every((one) => typeof one !== "string" || isFree(one)) ? "yes" : "check";
}

function truthOf(predicate: Omit<Predicate, "not">, dataset: Dataset, registry: Registry): Truth {
  const { ids, kind, annotation, languages, modalities, tasks, license, commercial, host } = predicate;
  const { minSize, maxSize, minYear, maxYear, derivedFrom, descendantOf } = predicate;
  const truths: Truth[] = [];
  if (ids) truths.push(ids.includes(dataset.id));
  if (kind) truths.push(among(dataset.kind, kind));
  if (annotation) truths.push(among(dataset.annotation, annotation));
  for (const language of languages ?? []) truths.push(holdsLanguage(dataset, language));
  for (const modality of modalities ?? []) truths.push(holdsModality(dataset.modalities, modality, registry));
  if (tasks) truths.push(dataset.tasks.length === 0 ? null : tasks.some((task) => dataset.tasks.includes(task)));
  if (license) truths.push(among(dataset.license, license));
  if (commercial) truths.push(commercialUse(dataset, registry) === commercial);
  if (minSize !== undefined || maxSize !== undefined) {
    truths.push(between(samplesOf(dataset, registry), minSize, maxSize));
  }
  if (minYear !== undefined || maxYear !== undefined) truths.push(between(dataset.year, minYear, maxYear));
  if (host) truths.push(dataset.url === null ? null : `.${new URL(dataset.url).host}`.endsWith(`.${host}`));
  if (derivedFrom) truths.push(dataset.derivedFrom.includes(derivedFrom));
  if (descendantOf) truths.push(descends(dataset, descendantOf, registry, new Set()));
  return all(truths);
}

/**
 * Whether a predicate is known to be true of a dataset. What a record does not say satisfies nothing, nor its opposite:
 * a dataset of unknown language is no answer to "not English".
 */
export function satisfies(predicate: Predicate, dataset: Dataset, registry: Registry): boolean {
  const { not: excluded, ...wanted } = predicate;
  const exclusions = excluded === undefined ? [] : [excluded].flat();
  const truths = exclusions.map((one) => not(truthOf(one, dataset, registry)));
  return all([truthOf(wanted, dataset, registry), ...truths]) === true;
}

/** The ids of the datasets that satisfy a predicate. */
export function selectIds(predicate: Predicate, registry: Registry): ReadonlySet<string> {
  return new Set(registry.datasets.filter((dataset) => satisfies(predicate, dataset, registry)).map(({ id }) => id));
}

/** The ids that a predicate, or each of several readings, selects. */
export function selectReadings(
  readings: Predicate | readonly Predicate[],
  registry: Registry,
): readonly ReadonlySet<string>[] {
  return [readings].flat().map((reading) => selectIds(reading, registry));
}
