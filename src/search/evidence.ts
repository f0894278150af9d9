import { compactTokens, normalize, type Token, tokenize } from "../language/text.ts";
import { collectNumbers, type Lists } from "../packed/lists.ts";
import type { Registry } from "../records/registry.ts";

/** What the registry's own texts say of which datasets matter. */
export interface Evidence {
  /** For each dataset the datasets that its note names, by their places in the registry. */
  readonly referrals: Lists;
  /** How surely each of the values of `referrals` is meant: 0 to 1. */
  readonly sureness: Float32Array;
  /** How often the registry refers to each dataset, a number of 0 and more. */
  readonly weights: Float64Array;
}

/** The longest name that is looked for in notes, in words; and the shortest, in letters. */
const longestName = 6;
const shortestName = 3;
// A name in small letters alone is a word that anybody may write.
const writtenAsName = /[A-Z0-9가-힣]/;

/** A name that is looked for in notes: whose it is, and how often it was found there as it is written, and in small letters. */
interface Name {
  readonly owner: number;
  readonly written: string;
  asWritten: number;
  asWord: number;
}

/** The names by key, and the keys that their first words make up. */
interface Names {
  readonly byKey: ReadonlyMap<string, Name>;
  readonly beginnings: ReadonlySet<string>;
}

function readNames(registry: Registry): Names {
  const names = new Map<string, Name>();
  const beginnings = new Set<string>();
  const add = (name: string, owner: number) => {
    const written = normalize(name);
    const tokens = tokenize(written);
    const key = compactTokens(tokens);
    if (names.has(key) || key.length < shortestName || !writtenAsName.test(written) || /^\d+$/.test(key)) return;
    names.set(key, { owner, written, asWritten: 0, asWord: 0 });
    for (const count of tokens.keys()) beginnings.add(compactTokens(tokens.slice(0, count + 1)));
  };
  for (const [owner, { name }] of registry.datasets.entries()) add(name, owner);
  for (const [owner, { aliases }] of registry.datasets.entries()) for (const alias of aliases) add(alias, owner);
  return { byKey: names, beginnings };
}

/** The longest name that begins at a word, and where it ends. */
function nameAt(tokens: readonly Token[], from: number, { byKey, beginnings }: Names) {
  let key = "";
  let longest: { readonly name: Name; readonly to: number } | undefined;
  for (let to = from; to < Math.min(tokens.length, from + longestName); to++) {
    key += tokens[to]?.text.replaceAll(".", "") ?? "";
    if (!beginnings.has(key)) break;
    const name = byKey.get(key);
    if (name) longest = { name, to: to + 1 };
  }
  return longest;
}

/** Reads the notes of datasets, one after the other in the registry's order. */
export interface EvidenceReader {
  /** @param note normalised, or empty; `tokens` are its words. */
  read(note: string, tokens: readonly Token[]): void;
  finish(): Evidence;
}

/**
 * Begins to read which datasets the notes of others name. A name that is also a word ("VISION", "Cell") counts only as
 * written, and only as surely as it is written so rather than in small letters. To be known by other names is to be
 * referred to as well.
 */
export function readEvidence(registry: Registry): EvidenceReader {
  const names = readNames(registry);
  const found: (readonly Name[])[] = [];

  /** The names of others in a note, as they are written; counts each name's ways of being written. */
  const read = (note: string, tokens: readonly Token[]) => {
    const self = found.length;
    const others = new Set<Name>();
    for (let from = 0; from < tokens.length; from++) {
      const known = nameAt(tokens, from, names);
      if (!known) continue;
      const { name, to } = known;
      const written = note.slice(tokens[from]?.start, tokens[to - 1]?.end);
      if (written === name.written) {
        name.asWritten++;
        if (name.owner !== self) others.add(name);
      } else if (written === written.toLowerCase()) name.asWord++;
      from = to - 1;
    }
    found.push([...others]);
  };

  const finish = (): Evidence => {
    const to = collectNumbers();
    const ends = collectNumbers();
    const sureness: number[] = [];
    const weights = Float64Array.from(registry.datasets, ({ id, aliases }) => registry.evidence(id) + aliases.length);
    for (const all of found) {
      const surest = new Map<number, number>();
      for (const { owner, asWritten, asWord } of all)
        surest.set(owner, Math.max(surest.get(owner) ?? 0, asWritten / (asWritten + asWord)));
      for (const [owner, sure] of surest) {
        to.push(owner);
        sureness.push(sure);
        weights[owner] = (weights[owner] ?? 0) + sure;
      }
      ends.push(to.length);
    }
    return {
      referrals: { values: to.take(), ends: ends.take() },
      sureness: Float32Array.from(sureness),
      weights,
    };
  };
  return { read, finish };
}
