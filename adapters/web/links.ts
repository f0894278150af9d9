import type { Facet, Locale, RecordRef } from "../../src/index.ts";

/** In which order the browse view can show datasets. */
export const browseSorts = ["used", "name", "size", "year"] as const;
export type BrowseSort = (typeof browseSorts)[number];

/** What the browse view is asked to show. */
export interface Browsing {
  readonly text: string;
  /** Values by facet; one of those of a facet is enough. */
  readonly chosen: Readonly<Partial<Record<Facet, readonly string[]>>>;
  readonly sort: BrowseSort;
  /** From 1. */
  readonly page: number;
}

/** A question and the conversation it goes on from, as a link carries it. */
export interface Asked {
  readonly question: string;
  readonly after?: readonly string[];
  readonly skip?: number;
  readonly locale?: Locale;
  /** How the answer is to be shown; as the page itself does where it is not given. */
  readonly look?: "web" | "slack" | "discord";
}

/** Where the pages are: on the server, or as files beside each other. Null is a page that is not there. */
export interface Links {
  readonly home: () => string | null;
  /** The page that answers a question. */
  readonly ask: (asked: Asked) => string | null;
  readonly record: (ref: RecordRef) => string;
  /** The list of datasets, where nothing is chosen by itself: null for a choice that has no page. */
  readonly browse: (browsing: Browsing) => string | null;
  readonly models: () => string;
  /** A style sheet or a script by its file's name. */
  readonly asset: (name: string) => string;
  /** The record as JSON. */
  readonly data: (ref: RecordRef) => string | null;
  readonly api: () => string | null;
  /** This page in another language. */
  readonly inLocale: (locale: Locale) => string;
}

/** The browse view as it opens. */
export const allDatasets: Browsing = { text: "", chosen: {}, sort: "used", page: 1 };

/** The parameters of a question's page; what is as it would be anyway is left out. */
export function askParameters({ question, after = [], skip = 0, locale, look = "web" }: Asked): URLSearchParams {
  const parameters = new URLSearchParams({ q: question });
  for (const before of after) parameters.append("after", before);
  if (skip > 0) parameters.set("skip", String(skip));
  if (locale) parameters.set("answer", locale);
  if (look !== "web") parameters.set("look", look);
  return parameters;
}

/** The parameters of the browse view; what is as it would be anyway is left out. */
export function browseParameters({ text, chosen, sort, page }: Browsing): URLSearchParams {
  const parameters = new URLSearchParams();
  if (text !== "") parameters.set("q", text);
  for (const [facet, values] of Object.entries(chosen)) {
    for (const value of values) parameters.append(facet, value);
  }
  if (sort !== allDatasets.sort) parameters.set("sort", sort);
  if (page > 1) parameters.set("page", String(page));
  return parameters;
}

function address(path: string, parameters: URLSearchParams): string {
  const query = parameters.toString();
  return query === "" ? path : `${path}?${query}`;
}

/**
 * The links of the server's pages.
 * @param locale the language of the page they stand on, which they keep.
 * @param here the address of that page, for the same page in another language.
 */
export function serverLinks(locale: Locale, here: URL): Links {
  const kept = (path: string, parameters = new URLSearchParams()) => {
    parameters.set("locale", locale);
    return address(path, parameters);
  };
  const plural = ({ type, id }: RecordRef) => `${type}s/${encodeURIComponent(id)}`;
  return {
    home: () => kept("/"),
    ask: (asked) => kept("/", askParameters(asked)),
    record: (ref) => kept(`/${plural(ref)}`),
    browse: (browsing) => kept("/datasets", browseParameters(browsing)),
    models: () => kept("/models"),
    asset: (name) => `/assets/${name}`,
    data: (ref) => `/api/${plural(ref)}`,
    api: () => "/api/openapi.json",
    inLocale: (other) => {
      const parameters = new URLSearchParams(here.search);
      parameters.set("locale", other);
      return address(here.pathname, parameters);
    },
  };
}
