import { compact, compactTokens, tokenize } from "../language/text.ts";
import { lazy } from "../packed/lazy.ts";
import { push } from "../packed/push.ts";
import type { Registry } from "./registry.ts";
import type { Model } from "./schema.ts";

/** The most members of a family that are offered. */
const mostFamily = 8;

/**
 * Models whose names go on from one of these names ("LLaVA-1.5" and "LLaVA-NeXT" from "LLaVA"), what a question most
 * likely meant first: those of the lab whose model has the very name, then those that others are built on.
 * @param names of one model, or what a question calls it.
 */
export type FamilyOf = (names: readonly string[]) => readonly Model[];

/** The models by the keys of their names, and by what their names go on from. */
interface Families {
  readonly byName: ReadonlyMap<string, readonly Model[]>;
  /** By the key of each beginning in whole words, or in a word up to its number. */
  readonly byBeginning: ReadonlyMap<string, readonly Model[]>;
  /** What models are built on, in small letters, and how many of them. */
  readonly bases: ReadonlyMap<string, number>;
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

function readFamilies(models: readonly Model[]): Families {
  const byName = new Map<string, Model[]>();
  const byBeginning = new Map<string, Model[]>();
  const bases = new Map<string, number>();
  for (const model of models) {
    const names = [model.name, ...model.aliases];
    for (const key of new Set(names.map(compact))) push(byName, key, model);
    for (const key of new Set(names.flatMap(beginningsOf))) push(byBeginning, key, model);
    const base = model.base?.toLowerCase();
    if (base !== undefined) bases.set(base, (bases.get(base) ?? 0) + 1);
  }
  return { byName, byBeginning, bases };
}

/** Reads the names of all models, so that a family is a look-up. */
export function buildFamilies({ models }: Registry): FamilyOf {
  const families = lazy(() => readFamilies(models));
  return (names) => {
    const { byName, byBeginning, bases } = families();
    const keys = names.map(compact).filter((key) => key.length > 1);
    const heads = new Set(keys.flatMap((key) => byName.get(key) ?? []));
    const head = models.find((model) => heads.has(model));
    const org = head?.org ?? null;
    const family = [...new Set(keys.flatMap((key) => byBeginning.get(key) ?? []))].filter((model) => model !== head);
    const worth = new Map(
      family.map((model) => {
        const name = model.name.toLowerCase();
        let built = org !== null && model.org === org ? models.length : 0;
        for (const [base, count] of bases) if (base.includes(name)) built += count;
        return [model, built];
      }),
    );
    return family
      .sort((one, other) => (worth.get(other) ?? 0) - (worth.get(one) ?? 0) || (one.name < other.name ? -1 : 1))
      .slice(0, mostFamily);
  };
}
