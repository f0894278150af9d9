import type { Engine, Locale, RecordRef } from "../../src/index.ts";
import { type Html, html, type Part, webAddress } from "./html.ts";
import type { Links } from "./links.ts";
import { type WebWords, words } from "./words.ts";

/** What every page is written with: the engine, the reader's language, its words, and where the other pages are. */
export interface PageKit {
  readonly engine: Engine;
  readonly locale: Locale;
  readonly said: WebWords;
  readonly links: Links;
  /** The record of that name, exactly as it is written, or undefined. */
  readonly named: (name: string) => RecordRef | undefined;
}

/** A kit; the table of names is made when the first name is looked up. */
export function createPageKit(engine: Engine, locale: Locale, links: Links): PageKit {
  let names: Map<string, RecordRef> | undefined;
  const readNames = () => {
    const { datasets, models } = engine.registry();
    const all = new Map<string, RecordRef>();
    for (const { name, id } of models) all.set(name, { type: "model", id });
    // In a card most names are datasets'; one that is both is theirs.
    for (const { name, id } of datasets) all.set(name, { type: "dataset", id });
    return all;
  };
  return {
    engine,
    locale,
    said: words[locale],
    links,
    named: (name) => {
      names ??= readNames();
      return names.get(name);
    },
  };
}

/** A record's name, linked to its page; `text` where it is to read otherwise. */
export function recordLink({ links }: PageKit, ref: RecordRef, text: Part): Html {
  return html`<a href="${links.record(ref)}"><bdi>${text}</bdi></a>`;
}

const numbers: Readonly<Record<Locale, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat("en"),
  ko: new Intl.NumberFormat("ko"),
};

/** A whole number as people of the language write it. */
export function writeNumber(number: number, locale: Locale): string {
  return numbers[locale].format(number);
}

/** A value's label, or the value where no vocabulary knows it. */
export function labelOf({ engine, locale }: PageKit, facet: string, value: string): string {
  return engine.registry().value(facet, value)?.label[locale] ?? value;
}

/** Where a page stands, short enough to read: host and path without what is the same everywhere. */
export function shortAddress(url: string): string {
  const address = webAddress(url);
  if (address === null) return url;
  const { hostname, pathname } = new URL(address);
  const parts = pathname.split("/").filter((part) => part !== "" && !["blob", "HEAD", "main", "tree"].includes(part));
  const read = parts.length > 4 ? [...parts.slice(0, 3), "…", ...parts.slice(-1)] : parts;
  return [hostname.replace(/^www\./, ""), ...read.map(decode)].join("/");
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
