import { type Contender, type Document, documentFields, firstOf, mostResults, typed } from "../speed/engine.ts";

type Results = readonly { readonly id: string }[];

interface Index {
  add(document: Document): unknown;
  search(text: string, options: { readonly limit: number; readonly suggest: true; readonly merge: true }): Results;
  export(write: (key: string, data: string) => void): unknown;
  import(key: string, data: string): unknown;
}

/** What of FlexSearch is used. */
interface FlexSearch {
  readonly Document: new (options: {
    readonly document: { readonly id: string; readonly index: readonly string[] };
  }) => Index;
}

const options = { document: { id: "id", index: [...documentFields] } };
// The name is no literal, so that the types check where the peers are not installed.
const library: string = "flexsearch";

/** FlexSearch with its defaults, and `suggest`: without it a question of which one word is unknown finds nothing. */
export const flexSearch: Contender<Results> = {
  name: "flexsearch",
  async build({ documents }) {
    const { Document: DocumentIndex }: FlexSearch = await import(library);
    const index = new DocumentIndex(options);
    for (const document of documents()) index.add(document);
    return {
      ask: (asked) => index.search(typed(asked), { limit: mostResults, suggest: true, merge: true }),
      read: (results) => firstOf(results.map(({ id }) => id)),
      save: () => {
        const parts: [string, string][] = [];
        index.export((key, data) => parts.push([key, data]));
        return () => {
          const loaded = new DocumentIndex(options);
          for (const [key, data] of parts) loaded.import(key, data);
          return loaded;
        };
      },
    };
  },
};
