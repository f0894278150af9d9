import { compact } from "../language/text.ts";
import { buildRegistry, type RecordRef, type Registry } from "./registry.ts";
import { referenceId } from "./relations.ts";
import type { Dataset, Model, Redirect, RegistryRecords } from "./schema.ts";

/** What is wrong with a record, where, and what to do about it. */
export interface Problem {
  readonly type: "dataset" | "model" | "vocabulary";
  readonly id: string;
  readonly field: string;
  readonly problem: string;
  readonly remedy: string;
}

/** Facts that must name a source wherever they are not null or empty. */
const sourced = [
  "size",
  "license",
  "paper",
  "year",
  "annotation",
  "derivedFrom",
  "url",
  "hfId",
  "claimedUsers",
] as const;

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** The facts of a dataset that none of its sources covers. */
export function unsourcedFacts(dataset: Dataset): readonly string[] {
  const covered = new Set(dataset.sources.flatMap((source) => source.fields));
  return sourced.filter(
    (field) => !isEmpty(dataset[field]) && !covered.has(field === "claimedUsers" ? "usedBy" : field),
  );
}

const sourceFields = new Set<string>([...sourced, "usedBy", "name", "kind", "tasks", "languages", "modalities"]);
for (const field of ["note", "gated", "survey"]) sourceFields.add(field);

function duplicateNames(type: "dataset" | "model", records: readonly (Dataset | Model)[]): Problem[] {
  const owners = new Map<string, string>();
  const problems: Problem[] = [];
  const names = (record: Dataset | Model) => [record.name, ...record.aliases];
  for (const record of records) {
    const own = new Set<string>();
    for (const name of names(record)) {
      const key = compact(name);
      const owner = owners.get(key);
      const field = name === record.name ? "name" : "aliases";
      if (key === "") {
        const remedy = "give it letters or digits";
        problems.push({ type, id: record.id, field, problem: `"${name}" has nothing to find it by`, remedy });
      } else if (owner !== undefined && owner !== record.id) {
        const problem = `"${name}" is already a name of ${owner}`;
        problems.push({ type, id: record.id, field, problem, remedy: "take it from one of the two" });
      } else if (own.has(key)) {
        const problem = `"${name}" stands here twice, spelled alike`;
        problems.push({ type, id: record.id, field, problem, remedy: "take one of the two away" });
      }
      own.add(key);
      owners.set(key, owner ?? record.id);
    }
  }
  return problems;
}

function redirectProblems({ redirects }: RegistryRecords, registry: Registry): readonly Problem[] {
  const check = (type: RecordRef["type"], { id, renamedTo }: Redirect): Problem[] => {
    const lookUp = type === "dataset" ? registry.dataset : registry.model;
    const at = (field: string, problem: string, remedy: string) => [{ type, id, field, problem, remedy }];
    if (lookUp(id)?.id === id) return at("id", "it is a record's id as well", "take one of the two away");
    if (lookUp(renamedTo)?.id === renamedTo) return [];
    return at(
      "renamedTo",
      `no ${type} has the id "${renamedTo}"`,
      "name the record that it is now, not another redirect",
    );
  };
  return [
    ...(redirects?.datasets ?? []).flatMap((one) => check("dataset", one)),
    ...(redirects?.models ?? []).flatMap((one) => check("model", one)),
  ];
}

/** Datasets with one page on the Hub and one size between them: that is one dataset, where others are its parts. */
function sharedHubIds(datasets: readonly Dataset[]): readonly Problem[] {
  const owners = new Map<string, string>();
  return datasets.flatMap(({ id, hfId, size }) => {
    const count = size[0]?.count;
    if (hfId === null || !count) return [];
    const key = `${hfId.toLowerCase()} ${count}`;
    const owner = owners.get(key);
    owners.set(key, owner ?? id);
    if (owner === undefined) return [];
    const problem = `"${hfId}" is already the Hub id of ${owner}`;
    return [{ type: "dataset" as const, id, field: "hfId", problem, remedy: "make one record of the two" }];
  });
}

/**
 * Every problem that only shows between records: names used twice, references that lead nowhere, values that no
 * vocabulary has, facts without a source. Empty when all is well.
 */
export function findProblems(records: RegistryRecords): readonly Problem[] {
  const registry = buildRegistry(records);
  const problems = [
    ...duplicateNames("dataset", records.datasets),
    ...duplicateNames("model", records.models),
    ...sharedHubIds(records.datasets),
  ];

  for (const dataset of records.datasets) {
    const at = (field: string, problem: string, remedy: string) =>
      problems.push({ type: "dataset", id: dataset.id, field, problem, remedy });
    const closed = (facet: string, field: string, values: readonly (string | null)[]) => {
      for (const value of values) {
        if (value === null || registry.value(facet, value)) continue;
        const what = facet === "language" ? "is no language code" : `is no ${facet}`;
        at(field, `"${value}" ${what}`, `use a value of vocabulary/${facet}.json, or add one there`);
      }
    };
    closed("kind", "kind", [dataset.kind]);
    closed("annotation", "annotation", [dataset.annotation]);
    closed("language", "languages", dataset.languages);
    closed("modality", "modalities", dataset.modalities);
    closed("task", "tasks", dataset.tasks);
    closed("license", "license", [dataset.license]);
    closed(
      "unit",
      "size",
      dataset.size.map((size) => size.unit),
    );
    for (const id of dataset.derivedFrom.map(referenceId)) {
      if (id === undefined) continue;
      if (id === dataset.id) at("derivedFrom", "it is derived from itself", "name its parent");
      else if (!registry.dataset(id))
        at("derivedFrom", `no dataset has the id "${id}"`, 'use a record\'s id, or { "external": "Name" }');
    }
    closed(
      "tool",
      "madeWith",
      (dataset.madeWith ?? []).map(({ tool }) => tool),
    );
    closed(
      "restriction",
      "restrictions",
      (dataset.restrictions ?? []).map(({ restriction }) => restriction),
    );
    if (dataset.license !== null && registry.value("license", dataset.license)?.usable)
      at(
        "license",
        `"${dataset.license}" is a word for many licences`,
        "name the licence itself, or custom-noncommercial",
      );
    if (dataset.noLicense && dataset.license !== null)
      at("noLicense", "it has a licence", "leave noLicense away, or license null");
    for (const field of unsourcedFacts(dataset)) {
      at(field, "no source covers it", `add "${field === "claimedUsers" ? "usedBy" : field}" to a source's fields`);
    }
    for (const field of dataset.sources.flatMap((source) => source.fields)) {
      if (!sourceFields.has(field)) at("sources", `"${field}" is no fact of a dataset`, "name the record's own field");
    }
  }

  for (const model of records.models) {
    for (const [index, stage] of model.stages.entries()) {
      const at = (problem: string, remedy: string) =>
        problems.push({ type: "model", id: model.id, field: `stages.${index}`, problem, remedy });
      if (!registry.value("stage", stage.stage))
        at(`"${stage.stage}" is no stage`, "use a value of vocabulary/stage.json, or add one there");
      for (const id of stage.datasets.map(referenceId)) {
        if (id !== undefined && !registry.dataset(id))
          at(`no dataset has the id "${id}"`, 'use a record\'s id, or { "external": "Name" }');
      }
    }
  }

  problems.push(...redirectProblems(records, registry));
  for (const { facet, values } of records.vocabularies) {
    const seen = new Map<string, string>();
    for (const value of values) {
      for (const word of [value.label.en, value.label.ko, ...value.words.en, ...value.words.ko]) {
        const key = compact(word);
        if (key === "") continue;
        const owner = seen.get(key);
        if (owner !== undefined && owner !== value.value) {
          const problem = `"${word}" already means ${owner}`;
          problems.push({
            type: "vocabulary",
            id: facet,
            field: value.value,
            problem,
            remedy: "leave it to one of them",
          });
        }
        seen.set(key, owner ?? value.value);
      }
    }
  }
  return problems;
}
