import type { Locale } from "../language/locale.ts";
import { countBits } from "../packed/bits.ts";
import { type Facet, facets } from "../records/query.ts";
import type { Registry } from "../records/registry.ts";
import type { VocabularyValue as Entry } from "../records/schema.ts";
import type { FacetIndex } from "./facet-index.ts";

/** A facet, and what a form can offer of it. */
export interface FacetChoices {
  readonly facet: Facet;
  readonly label: string;
  readonly values: readonly {
    readonly value: string;
    readonly label: string;
    /** How many datasets have it. */
    readonly count: number;
  }[];
}

/** How many datasets have a value; 0 for a group of values ("commercial"), which is no value of its own. */
function countOf(index: FacetIndex, facet: Facet, { value, anyOf, noneOf, usable }: Entry): number {
  return noneOf || usable || (anyOf && !anyOf.includes(value)) ? 0 : countBits(index.ofValue(facet, value));
}

/** Each facet with the values that some dataset has, the commonest first, in a language's own labels. */
export function facetChoices(registry: Registry, index: FacetIndex, locale: Locale): readonly FacetChoices[] {
  return facets.map((facet) => {
    const vocabulary = registry.vocabularies.get(facet);
    const values = (vocabulary?.values ?? []).flatMap((entry) => {
      const count = countOf(index, facet, entry);
      return count > 0 ? [{ value: entry.value, label: entry.label[locale], count }] : [];
    });
    return { facet, label: vocabulary?.label[locale] ?? facet, values: values.sort((a, b) => b.count - a.count) };
  });
}

/** A value of a vocabulary, and everything that people write for it. */
export interface VocabularyValue {
  readonly value: string;
  readonly label: string;
  /** How many datasets have it; null in a vocabulary that is no facet. */
  readonly count: number | null;
  /** The value itself, its labels and its usual words, in all languages. */
  readonly words: readonly string[];
}

/** The values of a vocabulary: of a facet those that some dataset has, the commonest first; of another all, in its own order. */
export function vocabularyValues(
  registry: Registry,
  index: FacetIndex,
  name: Facet | "stage",
  locale: Locale,
): readonly VocabularyValue[] {
  const known = registry.vocabularies.get(name)?.values ?? [];
  const values = known.map((entry) => {
    const { value, label, words } = entry;
    return {
      value,
      label: label[locale],
      count: name === "stage" ? null : countOf(index, name, entry),
      words: [...new Set([value, label.en, label.ko, ...words.en, ...words.ko])],
    };
  });
  return values.filter(({ count }) => count !== 0).sort((one, other) => (other.count ?? 0) - (one.count ?? 0));
}
