import { type Contender, type Document, documentFields, firstOf, mostResults, typed } from "../speed/engine.ts";

type Results = readonly { readonly item: Document }[];

interface Options {
  readonly keys: readonly string[];
}

/** What of Fuse is used. */
interface Fuse {
  new (
    documents: readonly Document[],
    options: Options,
    index?: unknown,
  ): {
    search(text: string, options: { readonly limit: number }): Results;
  };
  createIndex(keys: readonly string[], documents: readonly Document[]): object;
  parseIndex(saved: unknown): unknown;
}

const options: Options = { keys: documentFields };
// The name is no literal, so that the types check where the peers are not installed.
const library: string = "fuse.js";

/** Fuse with its defaults. */
export const fuse: Contender<Results> = {
  name: "fuse",
  async build({ documents }) {
    const { default: FuseIndex }: { default: Fuse } = await import(library);
    const read = documents();
    const index = FuseIndex.createIndex(documentFields, read);
    const search = new FuseIndex(read, options, index);
    return {
      ask: (asked) => search.search(typed(asked), { limit: mostResults }),
      read: (results) => firstOf(results.map(({ item }) => item.id)),
      save: () => {
        const saved = JSON.stringify(index);
        return () => new FuseIndex(read, options, FuseIndex.parseIndex(JSON.parse(saved)));
      },
    };
  },
};
