import type { InputBlock, ModalView, PlainTextOption } from "@slack/types";
import { z } from "zod";
import { type Engine, type Locale, normalize } from "../../src/index.ts";
import { plainLabel, plainPart } from "./escape.ts";
import { type FormFacet, type FormState, type FormValues, formFacets, writeFormState } from "./filter-state.ts";
import { limits } from "./limits.ts";
import { plain } from "./rich.ts";
import { words } from "./words.ts";

/** The callback_id of the filter form. */
export const filterForm = "filter";
/** The name of each input's action; its block says which input it is. */
export const formAction = "value";

type Choices = ReturnType<Engine["choices"]>;

function optionsOf(facet: FormFacet, choices: Choices): PlainTextOption[] {
  const values = choices.find((one) => one.facet === facet)?.values ?? [];
  return values
    .filter(({ value }) => value.length <= limits.optionText)
    .map(({ value, label, count }) => ({
      text: plain(`${plainLabel(label, limits.optionText - 10)} (${count})`),
      value,
    }));
}

/** The facet whose select asks for options, or null where it is none of the form's. */
export function readFacet(blockId: string): FormFacet | null {
  return formFacets.find(({ facet }) => facet === blockId)?.facet ?? null;
}

/**
 * What a select offers for what was typed into it, the commonest first; at most 100.
 * @param vocabulary what people write for the values, in any language.
 */
export function renderOptions(
  facet: FormFacet,
  typed: string,
  choices: Choices,
  vocabulary: ReturnType<Engine["vocabulary"]>,
): PlainTextOption[] {
  const wanted = normalize(typed).toLowerCase().trim();
  const holds = (text: string) => normalize(text).toLowerCase().includes(wanted);
  const said = new Set(vocabulary.filter(({ words }) => words.some(holds)).map(({ value }) => value));
  const fitting = optionsOf(facet, choices).filter(({ text, value = "" }) => holds(text.text) || said.has(value));
  return fitting.slice(0, limits.options);
}

function facetInput(
  facet: FormFacet,
  either: boolean,
  chosen: readonly string[],
  choices: Choices,
  locale: Locale,
): InputBlock {
  const label = choices.find((one) => one.facet === facet)?.label ?? facet;
  const initial = optionsOf(facet, choices).filter(({ value = "" }) => chosen.includes(value));
  return {
    type: "input",
    block_id: facet,
    optional: true,
    label: plain(label),
    ...(!either && { hint: plain(words[locale].formAll) }),
    element: {
      type: "multi_external_select",
      action_id: formAction,
      min_query_length: 0,
      placeholder: plain(words[locale].formAny),
      ...(initial.length > 0 && { initial_options: initial }),
    },
  };
}

function sizeInput(block: "min" | "max", value: number | undefined, locale: Locale): InputBlock {
  const said = words[locale];
  return {
    type: "input",
    block_id: block,
    optional: true,
    label: plain(block === "min" ? said.formLeast : said.formMost),
    element: {
      type: "number_input",
      action_id: formAction,
      is_decimal_allowed: false,
      min_value: "1",
      ...(value !== undefined && { initial_value: String(Math.round(value)) }),
    },
  };
}

/** The form that narrows a question down, filled in with what was asked. */
export function renderFilterForm(values: FormValues, state: FormState, choices: Choices): ModalView {
  const { locale } = state;
  const said = words[locale];
  const text = plainPart(values.text, 300);
  const textInput: InputBlock = {
    type: "input",
    block_id: "text",
    optional: true,
    label: plain(said.formText),
    hint: plain(said.formTextHint),
    element: {
      type: "plain_text_input",
      action_id: formAction,
      max_length: 300,
      ...(text !== "" && { initial_value: text }),
    },
  };
  return {
    type: "modal",
    callback_id: filterForm,
    title: plain(said.formTitle),
    submit: plain(said.formSubmit),
    close: plain(said.formClose),
    private_metadata: writeFormState(state),
    blocks: [
      textInput,
      ...formFacets.map(({ facet, either }) => facetInput(facet, either, values.chosen[facet], choices, locale)),
      sizeInput("min", values.min, locale),
      sizeInput("max", values.max, locale),
    ],
  };
}

const inputSchema = z.object({
  value: z.string().nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
});
const submittedSchema = z.record(z.string(), z.object({ [formAction]: inputSchema }));

/** What was filled in, or what is wrong with it, by input. */
export type Submitted = { readonly values: FormValues } | { readonly errors: Readonly<Record<string, string>> };

function count(text: string | null | undefined): number | null | undefined {
  if (text === null || text === undefined || text.trim() === "") return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) && number >= 1 ? number : null;
}

/** Reads a submitted form. The values are as they came: `onlyKnown` leaves out what nobody could choose. */
export function readSubmitted(state: unknown, locale: Locale): Submitted {
  const { data = {} } = submittedSchema.safeParse(state);
  const input = (block: string) => data[block]?.[formAction];
  const min = count(input("min")?.value);
  const max = count(input("max")?.value);
  const said = words[locale];
  if (min === null) return { errors: { min: said.formNumber } };
  if (max === null) return { errors: { max: said.formNumber } };
  if (min !== undefined && max !== undefined && min > max) return { errors: { min: said.formSizes } };
  const chosen: Record<FormFacet, readonly string[]> = { kind: [], language: [], modality: [], license: [] };
  for (const { facet } of formFacets) {
    chosen[facet] = (input(facet)?.selected_options ?? []).map(({ value }) => value);
  }
  return { values: { text: (input("text")?.value ?? "").trim(), chosen, min, max } };
}

/** The same without values that the registry does not have, or has no more. */
export function onlyKnown(values: FormValues, choices: Choices): FormValues {
  const chosen = { ...values.chosen };
  for (const { facet } of formFacets) {
    const known = new Set(optionsOf(facet, choices).map(({ value }) => value ?? ""));
    chosen[facet] = chosen[facet].filter((value) => known.has(value));
  }
  return { ...values, chosen };
}
