import { compactTokens, cut, normalize, type Token, tokenize, withoutParticle } from "../language/text.ts";
import type { FindLink } from "../records/link.ts";
import type { RecordRef } from "../records/registry.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Meaning } from "./meaning.ts";
import { standsOut } from "./prose.ts";

/** A record that a text links or names. */
export interface Found extends RecordRef {
  readonly by: "link" | "name";
  /** The link or the name as it stands in the text. */
  readonly typed: string;
}

/** The records that a text links or names, in the order of the text, each once; a link before a name of the same record. */
export type Find = (text: string, options?: FindOptions) => readonly Found[];

export interface FindOptions {
  /** Only links, for messages that nobody asked the bot to read; links and names where it is not given. */
  readonly by?: "link" | "any";
}

/** The longest text that is looked through, in code points: more than a message of any platform holds. */
const longestText = 12_000;

const link = /https?:\/\/[^\s<>|"'`)\]}]+/gi;
const endOfSentence = /[.,;:!?*_~]+$/;

function namesIn(window: readonly Token[], lexicon: Lexicon): readonly Meaning[] {
  const key = compactTokens(window);
  const exact = lexicon.lookup(key);
  const last = window.at(-1);
  if (exact.length > 0 || !last?.hangul) return exact;
  const before = compactTokens(window.slice(0, -1));
  return (
    withoutParticle(last.text)
      .map((stem) => lexicon.lookup(before + stem))
      .find((meanings) => meanings.length > 0) ?? []
  );
}

function findNames(text: string, lexicon: Lexicon): readonly Found[] {
  const tokens = tokenize(text);
  const found: Found[] = [];
  for (let from = 0; from < tokens.length; from++) {
    for (let to = Math.min(tokens.length, from + lexicon.longest); to > from; to--) {
      const window = tokens.slice(from, to);
      const typed = text.slice(window[0]?.start, window.at(-1)?.end);
      const names = namesIn(window, lexicon).filter((meaning) => meaning.type === "name");
      // "LLaVA" in "LLaVA-1.7" is not LLaVA.
      const next = tokens[to];
      const goesOn = next?.joined === true && !next.hangul;
      const begins = tokens[from]?.joined === true && tokens[from - 1]?.hangul === false;
      if (names.length === 0 || goesOn || begins || !(standsOut(typed, window.length) || window[0]?.hangul)) continue;
      const own = names.filter(({ guess }) => !guess);
      const best = (own.length > 0 ? own : names).slice(0, 2);
      found.push(...best.map(({ ref }): Found => ({ ...ref, by: "name", typed })));
      from = to - 1;
      break;
    }
  }
  return found;
}

/** Makes the search for records in a text that is no question: a message that somebody else wrote. */
export function createFind(findLink: FindLink, lexicon: Lexicon): Find {
  return (text, { by = "any" } = {}) => {
    const read = normalize(cut(text, longestText));
    const links = [...read.matchAll(link)].flatMap(([url]) => {
      const typed = url.replace(endOfSentence, "");
      return findLink(typed).map((ref): Found => ({ ...ref, by: "link", typed }));
    });
    const names = by === "link" ? [] : findNames(normalize(read.replace(link, " ")), lexicon);
    const seen = new Set<string>();
    return [...links, ...names].filter(({ type, id }) => {
      const key = `${type} ${id}`;
      return !seen.has(key) && seen.add(key);
    });
  };
}
