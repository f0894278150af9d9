import { valuesOf } from "./filter.ts";
import type { Locale } from "./locale.ts";
import { type Facet, facets } from "./query.ts";
import type { Registry } from "./registry.ts";

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

/** Each facet with the values that some dataset has, the commonest first, in a language's own labels. */
export function facetChoices(registry: Registry, locale: Locale): readonly FacetChoices[] {
  return facets.map((facet) => {
    const vocabulary = registry.vocabularies.get(facet);
    const counts = new Map<string, number>();
    for (const dataset of registry.datasets) {
      for (const value of valuesOf(registry, dataset, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const values = (vocabulary?.values ?? []).flatMap(({ value, label }) => {
      const count = counts.get(value) ?? 0;
      return count > 0 ? [{ value, label: label[locale], count }] : [];
    });
    return { facet, label: vocabulary?.label[locale] ?? facet, values: values.sort((a, b) => b.count - a.count) };
  });
}
