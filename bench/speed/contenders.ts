import type { Contender } from "./engine.ts";

/** The engines by name: ours first, then the peers in the order of the table. */
export const contenderNames = [
  "ours",
  "minisearch",
  "minisearch-fuzzy",
  "orama",
  "flexsearch",
  "lunr",
  "fuse",
  "sqlite-fts5",
] as const;
export type ContenderName = (typeof contenderNames)[number];

/** Whether a text is the name of an engine of the comparison. */
export function isContender(name: string): name is ContenderName {
  return contenderNames.some((known) => known === name);
}

/**
 * Loads an engine, and only that one.
 * @param compiled our engine's `index.js`.
 */
export async function loadContender(name: ContenderName, compiled: string): Promise<Contender<unknown>> {
  switch (name) {
    case "ours":
      return (await import("./engines/ours.ts")).createOurs(compiled);
    case "minisearch":
      return (await import("../peers/minisearch.ts")).miniSearch;
    case "minisearch-fuzzy":
      return (await import("../peers/minisearch.ts")).miniSearchFuzzy;
    case "orama":
      return (await import("../peers/orama.ts")).orama;
    case "flexsearch":
      return (await import("../peers/flexsearch.ts")).flexSearch;
    case "lunr":
      return (await import("../peers/lunr.ts")).lunr;
    case "fuse":
      return (await import("../peers/fuse.ts")).fuse;
    case "sqlite-fts5":
      return (await import("../peers/sqlite.ts")).sqlite;
  }
}
