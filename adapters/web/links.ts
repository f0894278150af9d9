import { facets, type Locale, type RecordRef } from "../../src/index.ts";

/** A list of all records of a type. */
export type ListName = "datasets" | "models";

/** In which order a list can be shown; the first is how it opens. */
export const listSorts = { datasets: ["used", "name", "size", "year"], models: ["data", "name", "year"] } as const;
export type ListSort = (typeof listSorts)[ListName][number];

/** What each list can be narrowed by. */
export const listFacets = { datasets: facets, models: ["org", "stage", "year"] } as const;
export type ListFacet = (typeof listFacets)[ListName][number];

/** What a list is asked to show. */
export interface Browsing {
  readonly list: ListName;
  readonly text: string;
  /** Values by facet; one of those of a facet is enough. */
  readonly chosen: Readonly<Partial<Record<ListFacet, readonly string[]>>>;
  readonly sort: ListSort;
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
  /** A list, where nothing is chosen by itself: null for a choice that has no page. */
  readonly browse: (browsing: Browsing) => string | null;
  /** A style sheet or a script by its file's name. */
  readonly asset: (name: string) => string;
  /** The record as JSON. */
  readonly data: (ref: RecordRef) => string | null;
  /** The description of the API. */
  readonly api: () => string | null;
  /** This page in another language. */
  readonly inLocale: (locale: Locale) => string;
}

/** The lists as they open. */
export const allDatasets: Browsing = { list: "datasets", text: "", chosen: {}, sort: "used", page: 1 };
export const allModels: Browsing = { list: "models", text: "", chosen: {}, sort: "data", page: 1 };

/** The parameters of a question's page; what is as it would be anyway is left out. */
export function askParameters({ question, after = [], skip = 0, locale, look = "web" }: Asked): URLSearchParams {
  const parameters = new URLSearchParams({ q: question });
  for (const before of after) parameters.append("after", before);
  if (skip > 0) parameters.set("skip", String(skip));
  if (locale) parameters.set("answer", locale);
  if (look !== "web") parameters.set("look", look);
  return parameters;
}

/** The parameters of a list; what is as it would be anyway is left out. */
export function browseParameters({ list, text, chosen, sort, page }: Browsing): URLSearchParams {
  const parameters = new URLSearchParams();
  if (text !== "") parameters.set("q", text);
  for (const [facet, values] of Object.entries(chosen)) {
    for (const value of values) parameters.append(facet, value);
  }
  if (sort !== listSorts[list][0]) parameters.set("sort", sort);
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
    browse: (browsing) => kept(`/${browsing.list}`, browseParameters(browsing)),
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
