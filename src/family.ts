import { lazy } from "./lazy.ts";
import type { Registry } from "./registry.ts";
import type { Model } from "./schema.ts";
import { compact, compactTokens, tokenize } from "./text.ts";

/** The most members of a family that are offered. */
const mostFamily = 8;

/**
 * Models whose names go on from one of these names ("LLaVA-1.5" and "LLaVA-NeXT" from "LLaVA"), what a question most
 * likely meant first: those of the lab whose model has the very name, then those that others are built on.
 * @param names of one model, or what a question calls it.
 */
export type FamilyOf = (names: readonly string[]) => readonly Model[];

interface Member {
  readonly model: Model;
  /** The keys of its names. */
  readonly whole: readonly string[];
  /** What its names go on from: the key of each beginning in whole words, or in a word up to its number. */
  readonly beginnings: ReadonlySet<string>;
  /** How many other models name it as what they are built on. */
  readonly built: number;
}

/** The beginnings of a name that others may share: "llava" of "LLaVA-1.5", "qwen" of "Qwen2-VL"; not "llava" of "LLaVAR". */
function beginningsOf(name: string): readonly string[] {
  const tokens = tokenize(name);
  return tokens.flatMap((token, at) => {
    const before = compactTokens(tokens.slice(0, at));
    const number = /^(\p{L}+?)v?\d/u.exec(token.text)?.[1];
    return [...(at > 0 ? [before] : []), ...(number === undefined ? [] : [before + number])];
  });
}

/** Reads the names of all models, so that a family is a look-up. */
export function buildFamilies({ models }: Registry): FamilyOf {
  const members = lazy(() => {
    const bases = models.flatMap(({ base }) => (base === null ? [] : [base.toLowerCase()]));
    return models.map((model): Member => {
      const names = [model.name, ...model.aliases];
      const name = model.name.toLowerCase();
      return {
        model,
        whole: names.map(compact),
        beginnings: new Set(names.flatMap(beginningsOf)),
        built: bases.filter((base) => base.includes(name)).length,
      };
    });
  });
  return (names) => {
    const keys = names.map(compact).filter((key) => key.length > 1);
    const head = members().find(({ whole }) => keys.some((key) => whole.includes(key)));
    const org = head?.model.org ?? null;
    const family = members().filter((member) => member !== head && keys.some((key) => member.beginnings.has(key)));
    const worth = ({ model, built }: Member) => (org !== null && model.org === org ? models.length : 0) + built;
    return family
      .sort((one, other) => worth(other) - worth(one) || (one.model.name < other.model.name ? -1 : 1))
      .slice(0, mostFamily)
      .map(({ model }) => model);
  };
}
