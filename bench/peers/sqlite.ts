import { type Contender, documentFields, firstOf, mostResults, typed } from "../speed/engine.ts";

type Rows = readonly { readonly id: string }[];

interface Statement {
  run(...values: readonly string[]): unknown;
  all(...values: readonly string[]): Rows;
}

interface Database {
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
  pragma(name: string, options: { readonly simple: true }): number;
  serialize(): Uint8Array;
}

type DatabaseClass = new (source: string | Uint8Array) => Database;

const columns = documentFields.join(", ");
const query = `SELECT id FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT ${mostResults}`;
// The name is no literal, so that the types check where the peers are not installed.
const library: string = "better-sqlite3";

/** A question as an expression of FTS5 that each of its words satisfies; of a question without words, one that finds nothing. */
function expressionOf(text: string): string {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? '""' : words.map((word) => `"${word}"`).join(" OR ");
}

/** SQLite's FTS5 with its defaults, in memory, through better-sqlite3. */
export const sqlite: Contender<Rows> = {
  name: "sqlite-fts5",
  async build({ documents }) {
    const { default: SQLite }: { default: DatabaseClass } = await import(library);
    const database = new SQLite(":memory:");
    database.exec(`CREATE VIRTUAL TABLE documents USING fts5(id UNINDEXED, ${columns})`);
    const insert = database.prepare(`INSERT INTO documents (id, ${columns}) VALUES (?, ?, ?, ?, ?, ?)`);
    database.exec("BEGIN");
    for (const document of documents()) insert.run(document.id, ...documentFields.map((field) => document[field]));
    database.exec("COMMIT");
    const search = database.prepare(query);
    return {
      ask: (asked) => search.all(expressionOf(typed(asked))),
      read: (rows) => firstOf(rows.map(({ id }) => id)),
      outsideBytes: () =>
        database.pragma("page_count", { simple: true }) * database.pragma("page_size", { simple: true }),
      save: () => {
        const saved = database.serialize();
        return () => {
          const loaded = new SQLite(saved);
          // Opening reads nothing; the first question is what makes it ready.
          loaded.prepare(query).all('"dataset"');
          return loaded;
        };
      },
    };
  },
};
