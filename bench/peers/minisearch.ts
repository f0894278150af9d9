import MiniSearch, { type SearchOptions } from "minisearch";
import { type Contender, type Document, documentFields, firstOf, mostResults, typed } from "../speed/engine.ts";

const indexOptions = { fields: [...documentFields] };

function contender(name: string, options: SearchOptions): Contender<readonly { readonly id: unknown }[]> {
  return {
    name,
    build({ documents }) {
      const index = new MiniSearch<Document>(indexOptions);
      index.addAll(documents());
      return {
        ask: (asked) => index.search(typed(asked), options),
        read: (results) => firstOf(results.slice(0, mostResults).map(({ id }) => String(id))),
        save: () => {
          const saved = JSON.stringify(index);
          return () => MiniSearch.loadJSON<Document>(saved, indexOptions);
        },
      };
    },
  };
}

/** MiniSearch with its defaults. */
export const miniSearch = contender("minisearch", {});
/** MiniSearch with a fuzziness of 0.2 and prefixes. */
export const miniSearchFuzzy = contender("minisearch-fuzzy", { fuzzy: 0.2, prefix: true });
