import type { Registry } from "./registry.ts";
import type { Model } from "./schema.ts";
import { compact, compactTokens, tokenize } from "./text.ts";

/** The most members of a family that are offered. */
const mostFamily = 8;

/** Whether a name goes on from another's words in a new one or a number: "LLaVA-1.5" from "LLaVA", not "LLaVAR". */
function goesOn(name: string, key: string, words: number): boolean {
  const tokens = tokenize(name);
  const beginning = compactTokens(tokens.slice(0, words));
  if (beginning === key) return tokens.length > words;
  return beginning.startsWith(key) && /^v?\d/.test(beginning.slice(key.length));
}

/**
 * Models whose names go on from one of these names ("LLaVA-1.5" and "LLaVA-NeXT" from "LLaVA"), what a question most
 * likely meant first: those of the lab whose model has the very name, then those that others are built on.
 * @param names of one model, or what a question calls it.
 */
export function familyOf(registry: Registry, names: readonly string[]): readonly Model[] {
  const heads = names
    .map((name) => ({ key: compact(name), words: tokenize(name).length }))
    .filter(({ key }) => key.length > 1);
  const namesOf = ({ name, aliases }: Model) => [name, ...aliases];
  const isHead = (model: Model) => namesOf(model).some((name) => heads.some(({ key }) => compact(name) === key));
  const head = registry.models.find(isHead);
  const family = registry.models.filter(
    (model) =>
      model !== head && namesOf(model).some((name) => heads.some(({ key, words }) => goesOn(name, key, words))),
  );
  const bases = registry.models.flatMap(({ base }) => (base === null ? [] : [base.toLowerCase()]));
  const worth = (model: Model) => {
    const built = bases.filter((base) => base.includes(model.name.toLowerCase())).length;
    return (head?.org != null && model.org === head.org ? bases.length : 0) + built;
  };
  const placed = family.map((model) => ({ model, worth: worth(model) }));
  placed.sort((one, other) => other.worth - one.worth || (one.model.name < other.model.name ? -1 : 1));
  return placed.slice(0, mostFamily).map(({ model }) => model);
}
