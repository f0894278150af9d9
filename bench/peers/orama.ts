import { type Contender, type Document, firstOf, mostResults, typed } from "../speed/engine.ts";

interface Results {
  readonly hits: readonly { readonly id: string }[];
}

/** What of Orama is used. */
interface Orama {
  create(options: { readonly schema: Readonly<Record<keyof Document, "string">> }): object;
  insertMultiple(database: object, documents: readonly Document[], batch: number): Promise<unknown>;
  search(database: object, query: { readonly term: string; readonly limit: number }): Results | Promise<Results>;
  save(database: object): object;
  load(database: object, saved: object): void;
}

const schema = {
  id: "string",
  name: "string",
  aliases: "string",
  labels: "string",
  title: "string",
  note: "string",
} as const;
// The name is no literal, so that the types check where the peers are not installed.
const library: string = "@orama/orama";

/** Orama with its defaults; its tokenizer knows Latin letters alone. */
export const orama: Contender<Results> = {
  name: "orama",
  async build({ documents }) {
    const { create, insertMultiple, search, save, load }: Orama = await import(library);
    const database = create({ schema });
    await insertMultiple(database, documents(), 1000);
    return {
      ask: (asked) => search(database, { term: typed(asked), limit: mostResults }),
      read: ({ hits }) => firstOf(hits.map(({ id }) => id)),
      save: () => {
        const saved = JSON.stringify(save(database));
        return () => {
          const loaded = create({ schema });
          load(loaded, JSON.parse(saved));
          return loaded;
        };
      },
    };
  },
};
