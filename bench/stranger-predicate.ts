import type { Dataset, Model, Registry } from "../src/index.ts";
import { among, commercialUse, holdsModality, samplesOf, type Truth } from "./predicate.ts";

/** What must be true of a dataset: each key is one condition, and all of them must hold. */
export type DatasetPredicate = Readonly<Record<string, unknown>>;
/** The same of a model. */
export type ModelPredicate = Readonly<Record<string, unknown>>;

const strings = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string");
const number = (value: unknown): number => (typeof value === "number" ? value : Number.NaN);
const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};

function all(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}

function descends(id: string, ancestor: string, registry: Registry, seen = new Set<string>()): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  return (registry.dataset(id)?.derivedFrom ?? []).some(
    (parent) => typeof parent === "string" && (parent === ancestor || descends(parent, ancestor, registry, seen)),
  );
}

function uses(model: Model | undefined, id: string, stage?: string): boolean {
  return (model?.stages ?? []).some(
    (one) => (stage === undefined || one.stage === stage) && one.datasets.some((dataset) => dataset === id),
  );
}

function hasTool(
  { annotation, madeWith }: Dataset,
  asked: readonly string[],
  role: string | undefined,
  registry: Registry,
): Truth {
  if (!madeWith) return annotation === "human" ? false : null;
  const family = asked.flatMap((tool) => registry.value("tool", tool)?.anyOf ?? [tool]);
  return madeWith.some((one) => family.includes(one.tool) && (role === undefined || one.role === role));
}

function conditionOf(
  key: string,
  value: unknown,
  dataset: Dataset,
  predicate: DatasetPredicate,
  registry: Registry,
): Truth {
  const users = registry.usersOf(dataset.id).length;
  switch (key) {
    case "ids":
      return strings(value).includes(dataset.id);
    case "kind":
      return among(dataset.kind, strings(value));
    case "annotation":
      return among(dataset.annotation, strings(value));
    case "license":
      return among(dataset.license, strings(value));
    case "languages":
      return all(
        strings(value).map((one) => {
          if (dataset.languages.includes(one)) return true;
          return dataset.languages.length === 0 || dataset.languagesComplete === false ? null : false;
        }),
      );
    case "modalities":
      return all(strings(value).map((one) => holdsModality(dataset.modalities, one, registry)));
    case "tasks":
      return dataset.tasks.length === 0 ? null : strings(value).some((one) => dataset.tasks.includes(one));
    case "commercial":
      return commercialUse(dataset, registry) === value;
    case "minSize":
    case "maxSize": {
      const size = samplesOf(dataset, registry);
      return size === null ? null : key === "minSize" ? size >= number(value) : size <= number(value);
    }
    case "minYear":
      return dataset.year === null ? null : dataset.year >= number(value);
    case "maxYear":
      return dataset.year === null ? null : dataset.year <= number(value);
    case "host": {
      if (dataset.url === null) return null;
      const known = registry.value("host", String(value))?.hosts ?? [String(value)];
      const host = `.${new URL(dataset.url).host}`;
      return known.some((one) => host.endsWith(`.${one}`));
    }
    case "derivedFrom":
      return strings(value).some((one) => dataset.derivedFrom.includes(one));
    case "descendantOf":
      return strings(value).some((one) => descends(dataset.id, one, registry));
    case "sourceOf":
      return strings(value).some((one) => registry.dataset(one)?.derivedFrom.includes(dataset.id) === true);
    case "tool":
      return hasTool(dataset, strings(value), strings(predicate.toolRole)[0], registry);
    case "toolRole":
      return predicate.tool === undefined
        ? (dataset.madeWith?.some(({ role }) => strings(value).includes(role)) ?? null)
        : true;
    case "usedBy":
      return strings(value).every((one) => uses(registry.model(one), dataset.id));
    case "usedByAny":
      return strings(value).some((one) => uses(registry.model(one), dataset.id));
    case "notUsedBy":
      return !strings(value).some((one) => uses(registry.model(one), dataset.id));
    case "usedInStage": {
      const { model, stage } = record(value);
      const models = model === undefined ? registry.models : [registry.model(String(model))];
      return models.some((one) => uses(one, dataset.id, String(stage)));
    }
    case "minUsers":
      return users >= number(value);
    case "maxUsers":
      return users <= number(value);
    case "addedSince":
      return dataset.added === undefined ? null : dataset.added >= String(value);
    case "not": {
      const truths = (Array.isArray(value) ? value : [value]).map((one) => {
        const truth = truthOf(record(one), dataset, registry);
        return truth === null ? null : !truth;
      });
      return all(truths);
    }
    default:
      throw new Error(`[bench] a predicate has no key "${key}"`);
  }
}

function truthOf(predicate: DatasetPredicate, dataset: Dataset, registry: Registry): Truth {
  return all(Object.entries(predicate).map(([key, value]) => conditionOf(key, value, dataset, predicate, registry)));
}

/** The ids of the datasets of which a predicate is known to be true. */
export function selectDatasets(predicate: unknown, registry: Registry): ReadonlySet<string> {
  const wanted = record(predicate);
  return new Set(registry.datasets.filter((one) => truthOf(wanted, one, registry) === true).map(({ id }) => id));
}

/** The ids of the models of which a predicate is true. */
export function selectModels(predicate: unknown, registry: Registry): ReadonlySet<string> {
  const wanted = record(predicate);
  const stage = strings(wanted.stage)[0];
  const where = wanted.usesWhere === undefined ? undefined : selectDatasets(wanted.usesWhere, registry);
  const holds = (key: string, value: unknown, model: Model): boolean => {
    switch (key) {
      case "ids":
        return strings(value).includes(model.id);
      case "uses":
        return strings(value).every((id) => uses(model, id, stage));
      case "usesAny":
        return strings(value).some((id) => uses(model, id, stage));
      case "notUses":
        return !strings(value).some((id) => uses(model, id));
      case "usesWhere":
        return [...(where ?? [])].some((id) => uses(model, id, stage));
      case "stage":
        return true;
      case "minYear":
        return model.year !== null && model.year >= number(value);
      case "maxYear":
        return model.year !== null && model.year <= number(value);
      case "org":
        return model.org !== null && strings(value).some((one) => model.org?.includes(one));
      default:
        throw new Error(`[bench] a predicate on models has no key "${key}"`);
    }
  };
  const selected = registry.models.filter((model) =>
    Object.entries(wanted).every(([key, value]) => holds(key, value, model)),
  );
  return new Set(selected.map(({ id }) => id));
}
