import { type Dataset, type Locale, locales, type Registry } from "../src/index.ts";
import { compact } from "../src/language/text.ts";
import type { Slot } from "./templates.ts";

/** A word or a name that fills a slot, and what it means. */
export interface Word {
  readonly text: string;
  readonly holds: string;
}

/** Everything that slots are filled with, and what every known phrase means. */
export interface Words {
  of(slot: Slot, locale: Locale): readonly Word[];
  /** What a phrase means by its key, as the generator writes meanings; empty where it means nothing. */
  meaningsOf(key: string): ReadonlySet<string>;
  readonly keys: readonly string[];
}

const facets = ["kind", "annotation", "language", "modality", "task", "license"] as const;

function valuesOf(dataset: Dataset, facet: (typeof facets)[number]): readonly (string | null)[] {
  switch (facet) {
    case "kind":
      return [dataset.kind];
    case "annotation":
      return [dataset.annotation];
    case "license":
      return [dataset.license];
    case "language":
      return dataset.languages;
    case "task":
      return dataset.tasks;
    case "modality":
      return [...dataset.modalities, "multimodal", "text-only"];
  }
}

/** Reads the vocabulary's words and the records' names. A word that means two things, or is short enough to, fills no slot. */
export function readWords(registry: Registry): Words {
  const meanings = new Map<string, Set<string>>();
  const candidates: { slot: Slot; locale: Locale; word: Word }[] = [];
  const add = (slot: Slot, locale: Locale, text: string, holds: string, fills: boolean) => {
    const key = compact(text);
    const known = meanings.get(key) ?? new Set();
    meanings.set(key, known.add(holds));
    const plain = !/[()]/.test(text) && key.length > (/[가-힣]/.test(key) ? 1 : 2);
    if (fills && plain) candidates.push({ slot, locale, word: { text, holds } });
  };
  for (const facet of facets) {
    const used = new Set(registry.datasets.flatMap((dataset) => valuesOf(dataset, facet)));
    for (const { value, label, words } of registry.vocabularies.get(facet)?.values ?? []) {
      for (const locale of locales) {
        // "Other" asks for nothing in particular.
        const fills = used.has(value) && value !== "other";
        for (const text of new Set([label[locale], ...words[locale]]))
          add(facet, locale, text, `${facet}:${value}`, fills);
      }
    }
  }
  const records = [
    ...registry.datasets.map((record) => ({ slot: "dataset", record }) as const),
    ...registry.models.map((record) => ({ slot: "model", record }) as const),
  ];
  for (const { slot, record } of records) {
    for (const name of new Set(registry.namesOf(record))) {
      for (const locale of locales) {
        add(slot, locale, name, `${slot}:${record.id}`, locale === "ko" || !/[가-힣]/.test(name));
      }
    }
  }
  const clear = candidates.filter(({ word }) => meanings.get(compact(word.text))?.size === 1);
  return {
    of: (slot, locale) => clear.filter((one) => one.slot === slot && one.locale === locale).map(({ word }) => word),
    meaningsOf: (key) => meanings.get(key) ?? new Set(),
    keys: [...meanings.keys()],
  };
}
