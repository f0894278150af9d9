import { editDistance } from "./fuzzy.ts";
import { lazy } from "./lazy.ts";
import { ownNames, type RecordRef, type Registry } from "./registry.ts";
import { compact, compactTokens, tokenize } from "./text.ts";

/** Records with a name near one that nobody has, those with the fewest slips between the two first. */
export type Near = (name: string) => readonly RecordRef[];

interface Named {
  readonly key: string;
  readonly ref: RecordRef;
}

/** The most names with a common beginning that are compared. */
const mostCompared = 200;
/** The shortest beginning that says anything, in letters. */
const shortestBeginning = 3;

/** Sorts the names of a registry, so that those with a common beginning stand together. */
export function buildNear(registry: Registry): Near {
  const sorted = lazy(() => {
    const named = (type: RecordRef["type"]) => (record: Parameters<typeof ownNames>[0]) =>
      ownNames(record).map((name): Named => ({ key: compact(name), ref: { type, id: record.id } }));
    const names = [...registry.datasets.flatMap(named("dataset")), ...registry.models.flatMap(named("model"))];
    return names.sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)));
  });

  const startingWith = (beginning: string): readonly Named[] => {
    const names = sorted();
    let low = 0;
    let high = names.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((names[middle]?.key ?? "") < beginning) low = middle + 1;
      else high = middle;
    }
    const found: Named[] = [];
    for (let at = low; names[at]?.key.startsWith(beginning) && found.length < mostCompared; at++)
      found.push(...names.slice(at, at + 1));
    return found;
  };

  return (name) => {
    const tokens = tokenize(name);
    const typed = compactTokens(tokens);
    // The beginning is cut word by word until somebody's name begins so.
    for (let length = tokens.length; length > 0; length--) {
      const beginning = compactTokens(tokens.slice(0, length));
      if (beginning.length < shortestBeginning) return [];
      const placed = startingWith(beginning)
        .map(({ key, ref }) => ({ ref, slips: editDistance(typed, key, typed.length + key.length) }))
        .sort((one, other) => one.slips - other.slips);
      const seen = new Set<string>();
      const distinct = placed.filter(
        ({ ref: { type, id } }) => !seen.has(`${type} ${id}`) && seen.add(`${type} ${id}`),
      );
      if (distinct.length > 0) return distinct.map(({ ref }) => ref);
    }
    return [];
  };
}
