import { type Contender, type Document, documentFields, firstOf, mostResults, typed } from "../speed/engine.ts";

type Results = readonly { readonly ref: string }[];

interface Index {
  query(ask: (query: { term(tokens: unknown): void }) => void): Results;
}

/** What of lunr is used. */
interface Lunr {
  (make: (this: { ref(name: string): void; field(name: string): void; add(document: Document): void }) => void): Index;
  tokenizer(text: string): unknown;
  readonly Index: { load(saved: unknown): Index };
}

// The name is no literal, so that the types check where the peers are not installed.
const library: string = "lunr";

/** lunr with its defaults; its trimmer knows Latin letters alone. */
export const lunr: Contender<Results> = {
  name: "lunr",
  async build({ documents }) {
    const { default: create }: { default: Lunr } = await import(library);
    const index = create(function () {
      this.ref("id");
      for (const field of documentFields) this.field(field);
      for (const document of documents()) this.add(document);
    });
    return {
      // Terms, and not its query language, in which a question's colons and hyphens are operators.
      ask: (asked) => index.query((query) => query.term(create.tokenizer(typed(asked)))),
      read: (results) => firstOf(results.slice(0, mostResults).map(({ ref }) => ref)),
      save: () => {
        const saved = JSON.stringify(index);
        return () => create.Index.load(JSON.parse(saved));
      },
    };
  },
};
