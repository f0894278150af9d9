import type {
  APILabelComponent,
  APIModalInteractionResponseCallbackData,
  APISelectMenuOption,
  APIStringSelectComponent,
} from "discord.js";
import { z } from "zod";
import type { Facet, Filters, Locale } from "../../src/index.ts";
import type { AsyncEngine } from "../engine/async-engine.ts";
import { cutText, oneLine } from "./escape.ts";
import { limits } from "./limits.ts";
import { askView, type View, viewQuery } from "./view.ts";
import { words } from "./words.ts";

/** The facets of the form. Of `either` one value is enough; of the others a dataset has all that were chosen. */
const formFacets = [
  { facet: "kind", either: true },
  { facet: "language", either: false },
  { facet: "license", either: true },
  { facet: "modality", either: false },
] as const satisfies readonly { readonly facet: Facet; readonly either: boolean }[];
type FormFacet = (typeof formFacets)[number];

/** Sizes to choose from, in examples. */
const sizes: Readonly<Record<string, NonNullable<Filters["size"]>>> = {
  "-10000": { max: 10_000 },
  "10000-": { min: 10_000 },
  "100000-": { min: 100_000 },
  "1000000-": { min: 1_000_000 },
  "10000000-": { min: 10_000_000 },
};
/** The size that was asked for, where it is none of these. */
const askedSize = "asked";

type Engine = Pick<AsyncEngine, "ask" | "choices" | "writeFilters">;

/** "Not this one", and "either" where the form means "all", have no place in a select: they stay as they are. */
function isShown(value: string, { either }: FormFacet): boolean {
  return !value.startsWith("!") && (either || !value.includes("|"));
}

function chosenOf(filters: Filters, form: FormFacet): readonly string[] {
  return (filters[form.facet] ?? []).filter((value) => isShown(value, form)).flatMap((value) => value.split("|"));
}

function sameSize(one: Filters["size"], other: Filters["size"]): boolean {
  return one?.min === other?.min && one?.max === other?.max && one?.unit === other?.unit;
}

function labelled(label: string, hint: string | null, component: APIStringSelectComponent): APILabelComponent {
  const description = hint === null ? {} : { description: cutText(hint, limits.optionText) };
  const shown = cutText(oneLine(label), limits.formLabel);
  return { type: 18, label: shown.charAt(0).toUpperCase() + shown.slice(1), ...description, component };
}

function select(id: string, options: APISelectMenuOption[], most: number, locale: Locale): APIStringSelectComponent {
  const placeholder = words[locale].formAny;
  return { type: 3, custom_id: id, placeholder, required: false, min_values: 0, max_values: most, options };
}

/** The form that narrows a view's question down, filled in with what was asked; its own id is `id`. */
export async function renderFilterForm(
  id: string,
  view: View,
  engine: Engine,
): Promise<APIModalInteractionResponseCallbackData> {
  const { locale } = view;
  const said = words[locale];
  const [{ filters }, choices] = await Promise.all([viewQuery(view, engine), engine.choices(locale)]);
  const facets = formFacets.flatMap((form) => {
    const known = choices.find(({ facet }) => facet === form.facet);
    if (known === undefined) return [];
    const chosen = new Set(chosenOf(filters, form));
    // What was asked for stands in the list, however rare it is.
    const ordered = [...known.values.filter(({ value }) => chosen.has(value)), ...known.values];
    const options = [...new Map(ordered.map((one) => [one.value, one])).values()]
      .filter(({ value }) => value.length <= limits.optionText)
      .slice(0, limits.selectOptions)
      .map(({ value, label, count }) => {
        const shown = cutText(oneLine(`${label} · ${count}`), limits.optionText);
        return { label: shown, value, ...(chosen.has(value) ? { default: true } : {}) };
      });
    const hint = form.either ? null : said.formAll;
    return [labelled(known.label, hint, select(form.facet, options, options.length, locale))];
  });

  const own = Object.entries(sizes).find(([, size]) => sameSize(size, filters.size))?.[0] ?? askedSize;
  const offered = { ...(filters.size && own === askedSize ? { [askedSize]: filters.size } : {}), ...sizes };
  const options = await Promise.all(
    Object.entries(offered).map(async ([value, size]) => {
      const label = cutText(oneLine(await engine.writeFilters({ size }, locale)), limits.optionText);
      return { label, value, ...(filters.size && value === own ? { default: true } : {}) };
    }),
  );
  const components = [...facets, labelled(said.formSize, null, select("size", options, 1, locale))];
  return { custom_id: id, title: cutText(said.formTitle, limits.formLabel), components };
}

/** The form of a question in each language, for the gallery: filled in, and with a size that is none of the list's. */
export async function renderSampleForms(engine: Engine) {
  const [en, ko] = [askView("preference korean english 12K or more", "en"), askView("비디오 선호 1만 이상", "ko")];
  return {
    "form-en": await renderFilterForm("d2:filter:-:en:0:x", en, engine),
    "form-ko": await renderFilterForm("d2:filter:-:ko:0:x", ko, engine),
  };
}

const submittedSchema = z.object({
  components: z.array(
    z.object({ component: z.object({ custom_id: z.string(), values: z.array(z.string()).default([]) }) }),
  ),
});

/** A view's question with what was filled in in place of its own filters; null where that is no form of ours. */
export async function readFilterForm(data: unknown, view: View, engine: Engine): Promise<string | null> {
  const parsed = submittedSchema.safeParse(data);
  if (!parsed.success) return null;
  const inputs = new Map(parsed.data.components.map(({ component }) => [component.custom_id, component.values]));
  const { locale } = view;
  const [query, choices] = await Promise.all([viewQuery(view, engine), engine.choices(locale)]);
  const filters: { -readonly [F in keyof Filters]: Filters[F] } = { ...query.filters };
  for (const form of formFacets) {
    const known = new Set(choices.find(({ facet }) => facet === form.facet)?.values.map(({ value }) => value));
    const chosen = (inputs.get(form.facet) ?? []).filter((value) => known.has(value));
    const kept = (filters[form.facet] ?? []).filter((value) => !isShown(value, form));
    const values = form.either && chosen.length > 0 ? [chosen.join("|")] : chosen;
    delete filters[form.facet];
    if (values.length + kept.length > 0) filters[form.facet] = [...values, ...kept];
  }
  const [size = ""] = inputs.get("size") ?? [];
  if (size !== askedSize) delete filters.size;
  const range = sizes[size];
  if (range !== undefined) filters.size = range;
  const written = Object.keys(filters).length > 0 ? await engine.writeFilters(filters, locale) : "";
  return [query.text, written].filter((part) => part.trim() !== "").join(" ");
}
