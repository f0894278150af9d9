import { sourceSchema } from "../../src/records/schema.ts";
import { type Change, isObject, isSame, listOf, type Raw, shown, union, without } from "./facts.ts";
import type { BatchLine } from "./line.ts";

type Correction = Extract<BatchLine, { does: "correction" }>;

/** The sources that say a fact, with one address for another; one that no longer says anything is left out. */
function correctSources(record: Raw, field: string, { was, is }: Correction): Change {
  const gone = new Set(Array.isArray(was) ? was : [was]);
  const before = listOf(record.sources).flatMap((source) => sourceSchema.safeParse(source).data ?? []);
  const isGone = (url: string, fields: readonly string[]) => gone.has(url) && fields.includes(field);
  if (!before.some(({ url, fields }) => isGone(url, fields)))
    return {
      record,
      done: [],
      kept: before.some(({ url }) => url === is) ? [] : [`sources: none of ${field} is ${shown(was)}`],
    };
  const after = before.flatMap((source) => {
    if (!isGone(source.url, source.fields)) return [source];
    const fields = source.fields.filter((one) => one !== field);
    return fields.length > 0 ? [{ ...source, fields }] : [];
  });
  const sources = typeof is === "string" ? [...after, { url: is, fields: [field] }] : after;
  return { record: { ...record, sources }, done: [`sources of ${field}`], kept: [] };
}

/** The place of a stage that a correction names: "preference", "instruction-tuning#1" (the second of that name). */
function stagePlace(stages: readonly unknown[], name: string): number {
  const [stage, nth = "0"] = name.split("#");
  const places = stages.flatMap((one, place) => (isObject(one) && one.stage === stage ? [place] : []));
  return places[Number(nth)] ?? -1;
}

/** A record with one value of it changed, and the value as it is now; undefined where there is no such place. */
function at(record: Raw, field: string): { readonly value: unknown; with(value: unknown): Raw } | undefined {
  const stage = /^stages\[(.+)\]\.datasets$/.exec(field)?.[1];
  if (stage !== undefined) {
    const stages = listOf(record.stages);
    const place = stagePlace(stages, stage);
    const found = stages[place];
    if (!isObject(found)) return undefined;
    return {
      value: found.datasets,
      with: (datasets) => ({ ...record, stages: stages.with(place, { ...found, datasets }) }),
    };
  }
  const [head = "", tail] = field.split(".");
  const outer = record[head];
  if (tail === undefined) return { value: outer, with: (value) => ({ ...record, [head]: value }) };
  if (!isObject(outer)) return undefined;
  return { value: outer[tail], with: (value) => ({ ...record, [head]: { ...outer, [tail]: value } }) };
}

/** Facts that a record may have with a source of their own. */
const unsourced = new Set(["aliases", "tasks", "kind", "modalities", "languagesComplete", "note.ko"]);

/** Where a value comes from once it is corrected: the correction's own page alone. */
function sourcesFor(record: Raw, field: string, source: string): readonly unknown[] {
  const before = listOf(record.sources);
  // A page may be named with a word on it: "https://… (its README)".
  const url = sourceSchema.shape.url.safeParse(source.split(/\s/, 1)[0]).data;
  if (url === undefined || unsourced.has(field) || field.startsWith("stages")) return before;
  const others = before.flatMap((one) => {
    const { data } = sourceSchema.safeParse(one);
    const fields = data?.fields.filter((other) => other !== field) ?? [];
    return data && fields.length > 0 ? [{ ...data, fields }] : [];
  });
  return [...others, { url, fields: [field] }];
}

/** A record under another name: it goes by the old one still, and the new one is no alias any more. */
function withName(record: Raw, name: unknown): Raw {
  return { ...record, name, aliases: without(union(listOf(record.aliases), [record.name]), [name]) };
}

/**
 * Puts a value right. A list loses what it should not have and gains what it lacks; any other value must be what the
 * correction says that it was, or it stays.
 */
export function applyCorrection(record: Raw, line: Correction): Change {
  const { field, was, is, source } = line;
  const sourced = /^sources\[(.+)\]$/.exec(field)?.[1];
  if (sourced !== undefined) return correctSources(record, sourced, line);
  const place = at(record, field);
  if (!place) return { record, done: [], kept: [`there is no ${field}`] };
  if (isSame(place.value, is)) return { record, done: [], kept: [] };
  const isList = Array.isArray(was) && Array.isArray(is) && Array.isArray(place.value) && field !== "size";
  const value = isList ? union(without(place.value, without(was, is)), without(is, was)) : is;
  if (isList && isSame(place.value, value)) return { record, done: [], kept: [] };
  if (!isList && !isSame(place.value, was))
    return { record, done: [], kept: [`${field} is ${shown(place.value)}, not ${shown(was)}`] };
  const renamed = field === "name" ? withName(record, value) : undefined;
  const corrected = renamed ?? place.with(value);
  if (value === undefined) return { record: corrected, done: [field], kept: [] };
  return { record: { ...corrected, sources: sourcesFor(record, field, source) }, done: [field], kept: [] };
}
