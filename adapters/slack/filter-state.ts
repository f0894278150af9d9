import { z } from "zod";
import { type Facet, type Filters, facets, type Locale, locales, type Query } from "../../src/index.ts";
import type { AsyncEngine } from "../engine/async-engine.ts";
import { limits } from "./limits.ts";
import type { Place } from "./post.ts";

/** The facets of the form. Of `either` one value is enough; of the others a dataset has all that were chosen. */
export const formFacets = [
  { facet: "kind", either: true },
  { facet: "language", either: false },
  { facet: "modality", either: false },
  { facet: "license", either: true },
] as const satisfies readonly { readonly facet: Facet; readonly either: boolean }[];
export type FormFacet = (typeof formFacets)[number]["facet"];

/** What the form shows of a question, and begins with. */
export interface FormValues {
  readonly text: string;
  readonly chosen: Readonly<Record<FormFacet, readonly string[]>>;
  readonly min: number | undefined;
  readonly max: number | undefined;
}

/** What the form does not show: where its answer goes, and the rest of the question, as words. */
export interface FormState {
  readonly locale: Locale;
  readonly rest: string;
  readonly place: Place | null;
  readonly isPrivate: boolean;
  /** The address that answers in place of a private message; Slack takes it for half an hour. */
  readonly responseUrl: string | null;
}

const stateSchema = z.strictObject({
  v: z.literal(2),
  l: z.enum(locales),
  q: z.string(),
  c: z.string().optional(),
  t: z.string().optional(),
  p: z.boolean(),
  u: z.url({ protocol: /^https?$/ }).optional(),
});

/** The state as a modal carries it; without the rest of the question where that does not fit. */
export function writeFormState({ locale, rest, place, isPrivate, responseUrl }: FormState): string {
  const write = (q: string) =>
    JSON.stringify({
      v: 2,
      l: locale,
      q,
      ...(place !== null && { c: place.channel, ...(place.thread !== undefined && { t: place.thread }) }),
      p: isPrivate,
      ...(responseUrl !== null && { u: responseUrl }),
    } satisfies z.infer<typeof stateSchema>);
  const whole = write(rest);
  return whole.length <= limits.metadata ? whole : write("");
}

/** Reads a modal's state strictly; null where it is none of this version's. */
export function readFormState(metadata: string): FormState | null {
  let json: unknown;
  try {
    json = JSON.parse(metadata);
  } catch {
    return null;
  }
  const { success, data } = stateSchema.safeParse(json);
  if (!success) return null;
  const { l: locale, q: rest, c: channel, t: thread, p: isPrivate, u: responseUrl = null } = data;
  const place = channel === undefined ? null : { channel, ...(thread !== undefined && { thread }) };
  return { locale, rest, place, isPrivate, responseUrl };
}

type FacetValues = { [F in Facet]?: readonly string[] };

/** A question as the form shows it, and what is left of it for the state. */
export async function splitQuestion(
  { filters, text, locale }: Pick<Query, "filters" | "text" | "locale">,
  writeFilters: AsyncEngine["writeFilters"],
): Promise<{ readonly values: FormValues; readonly rest: string }> {
  const left: FacetValues = {};
  const chosen: Record<FormFacet, readonly string[]> = { kind: [], language: [], modality: [], license: [] };
  for (const facet of facets) {
    const given = filters[facet] ?? [];
    const form = formFacets.find((one) => one.facet === facet);
    // "Not this one", and "either" where the form means "all", have no place in a select.
    const shown =
      form === undefined ? [] : given.filter((one) => !/^!/u.test(one) && (form.either || !one.includes("|")));
    const hidden = given.filter((one) => !shown.includes(one));
    if (form !== undefined) chosen[form.facet] = shown.flatMap((one) => one.split("|"));
    if (hidden.length > 0) left[facet] = hidden;
  }
  const size = filters.size;
  const counted = size !== undefined && size.unit === undefined;
  const others: Filters = {
    ...left,
    ...(filters.year && { year: filters.year }),
    ...(size !== undefined && !counted && { size }),
  };
  const values = { text, chosen, min: counted ? size.min : undefined, max: counted ? size.max : undefined };
  return { values, rest: Object.keys(others).length > 0 ? await writeFilters(others, locale) : "" };
}

/** What was filled in, as a question. */
export async function joinQuestion(
  { text, chosen, min, max }: FormValues,
  { rest, locale }: Pick<FormState, "rest" | "locale">,
  writeFilters: AsyncEngine["writeFilters"],
): Promise<string> {
  const filters: FacetValues = {};
  for (const { facet, either } of formFacets) {
    const given = chosen[facet];
    if (given.length > 0) filters[facet] = either ? [given.join("|")] : given;
  }
  const size = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  const all: Filters = { ...filters, ...(Object.keys(size).length > 0 && { size }) };
  const written = Object.keys(all).length > 0 ? await writeFilters(all, locale) : "";
  return [text, written, rest].filter((part) => part.trim() !== "").join(" ");
}
