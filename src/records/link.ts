import type { RecordRef, Registry } from "./registry.ts";
import type { Dataset, Model } from "./schema.ts";

/** A web address taken apart as far as it tells one page from another. */
interface Address {
  /** Host and path, in lower case, without "www.", the scheme and a slash at the end. */
  readonly page: string;
  readonly query: ReadonlyMap<string, string>;
}

interface Entry {
  readonly ref: RecordRef;
  readonly query: ReadonlyMap<string, string>;
}

/** Finds the records that a web address leads to, the likeliest first; none where it is nobody's page. */
export type FindLink = (url: string) => readonly RecordRef[];

const arxivNumber = /^arxiv\.org\/(?:abs|pdf|html)\/(\d{4}\.\d{4,5})/;

/** Parts of a path that name one page of a place; whatever goes deeper (a viewer, a branch) is still about it. */
const leastParts = 2;

function readAddress(url: string): Address | undefined {
  // The engine knows no URL class: it runs wherever JavaScript does.
  const match = /^https?:\/\/(?:[^/?#@]*@)?(?:www\.)?([^/?#:]+)(?::\d+)?([^?#]*)(?:\?([^#]*))?/i.exec(url.trim());
  if (!match) return undefined;
  const [, host = "", path = "", query = ""] = match;
  // The Hub's short name leads to the same pages.
  const site = host.toLowerCase() === "hf.co" ? "huggingface.co" : host;
  const plain = `${site}${path}`.toLowerCase().replace(/\/+$/, "");
  const number = arxivNumber.exec(plain)?.[1];
  const pairs = query.split("&").flatMap((pair): [string, string][] => {
    const [key = "", value = ""] = pair.split("=");
    return key === "" ? [] : [[key.toLowerCase(), value]];
  });
  return { page: number === undefined ? plain : `arxiv.org/abs/${number}`, query: new Map(pairs) };
}

/** The addresses of a record, its own page first, its paper last. */
function addressesOf(record: Dataset | Model): readonly string[] {
  const paper = typeof record.paper === "string" ? record.paper : record.paper?.url;
  const hub = "hfId" in record && record.hfId !== null ? [`https://huggingface.co/datasets/${record.hfId}`] : [];
  return [
    ...(record.url === null ? [] : [record.url]),
    ...hub,
    ...(paper === undefined || paper === null ? [] : [paper]),
  ];
}

/** How well a link's query fits a record's ("dataSetSn=71706"): a value that differs is another page. */
function fits(asked: ReadonlyMap<string, string>, { query }: Entry): boolean {
  return [...query].every(([key, value]) => asked.get(key) === value);
}

/** Reads the addresses of all records into a table, so that a link posted anywhere is known by its page. */
export function buildLinks(registry: Registry): FindLink {
  const entries = new Map<string, Entry[]>();
  const add = (type: RecordRef["type"], record: Dataset | Model) => {
    for (const url of addressesOf(record)) {
      const address = readAddress(url);
      if (!address) continue;
      const list = entries.get(address.page) ?? [];
      const known = list.some(({ ref }) => ref.type === type && ref.id === record.id);
      if (!known) entries.set(address.page, [...list, { ref: { type, id: record.id }, query: address.query }]);
    }
  };
  for (const dataset of registry.datasets) add("dataset", dataset);
  for (const model of registry.models) add("model", model);

  return (url) => {
    const address = readAddress(url);
    if (!address) return [];
    const parts = address.page.split("/");
    const least = Math.min(parts.length, leastParts);
    for (let length = parts.length; length >= least; length--) {
      const found = entries.get(parts.slice(0, length).join("/"))?.filter((entry) => fits(address.query, entry)) ?? [];
      const whole = length === parts.length;
      // Above its own page only what names somebody's repository counts: "github.com/owner/name/tree/main".
      if (found.length > 0 && (whole || length > leastParts)) return found.map(({ ref }) => ref);
    }
    return [];
  };
}
