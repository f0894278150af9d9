import { type Answer, answer } from "./answer.ts";
import { follow } from "./follow.ts";
import { editDistance } from "./fuzzy.ts";
import { buildLexicon } from "./lexicon.ts";
import type { Locale } from "./locale.ts";
import type { Message } from "./message.ts";
import { parse } from "./parse.ts";
import { choiceLabel, present } from "./present.ts";
import type { Query } from "./query.ts";
import { createNumberReader } from "./range.ts";
import type { Registry } from "./registry.ts";
import { buildTextIndex } from "./search.ts";
import { createSuggest } from "./suggest.ts";
import { compact, compactTokens, tokenize } from "./text.ts";

/** How a question is to be answered. */
export interface AskOptions {
  /** The answer's language; the question's own language where it is not given. */
  readonly locale?: Locale;
  /** At most this many datasets, 1 to 50; 5 where it is not given. */
  readonly limit?: number;
  /** The questions of the conversation before this one, oldest first: what "only Korean ones" or "more" goes on from. */
  readonly after?: readonly string[];
}

/** An answer three ways: what was understood, the facts, and the words. */
export interface Reply {
  readonly query: Query;
  readonly answer: Answer;
  readonly message: Message;
}

/** Answers a question. Never throws, whatever the string; synchronous, without I/O. */
export type Ask = (question: string, options?: AskOptions) => Reply;

/** A record to offer while somebody types. */
export interface Choice {
  readonly type: "dataset" | "model";
  readonly id: string;
  readonly name: string;
  /** The name and what tells it from its neighbours: "VLFeedback · preference · 80K". */
  readonly label: string;
}

export interface SuggestOptions {
  readonly type?: "dataset" | "model";
  readonly locale?: Locale;
  /** At most this many; 25 where it is not given. */
  readonly limit?: number;
}

/** The records whose names go on from what was typed, best first; the best known ones for an empty string. */
export type Suggest = (typed: string, options?: SuggestOptions) => readonly Choice[];

/** The engine: pure and synchronous; everything it needs was handed to it. */
export interface Engine {
  readonly ask: Ask;
  readonly suggest: Suggest;
}

const defaultLimit = 5;
const mostHits = 50;
/** How far back a conversation is read. */
const mostBefore = 8;

/**
 * Builds an engine over a registry: ask = parse → search → rank → answer → present. Indexes are built here, once.
 */
export function createEngine(registry: Registry): Engine {
  const index = buildTextIndex(registry);
  const lexicon = buildLexicon(registry, index.isWritten);
  const suggest = createSuggest(registry, (record, locale) => choiceLabel(registry, record, locale));
  const near = (name: string) => nearestNames(name, suggest);

  const reader = { lexicon, readNumbers: createNumberReader(registry) };
  const sources = { registry, index, near };

  /** The last question of a conversation, read as going on from those before it. */
  const read = (questions: readonly string[], page: number, locale?: Locale): Query => {
    const [first = "", ...others] = questions;
    return others.reduce(
      (before, question) => {
        const parsed = parse(question, reader, locale);
        return follow(before, parsed, () => answer(sources, before, page).hits, page);
      },
      parse(first, reader, locale).query,
    );
  };

  return {
    suggest,
    ask: (question, { locale, limit = defaultLimit, after = [] } = {}) => {
      const most = Number.isNaN(limit) ? defaultLimit : Math.min(mostHits, Math.max(1, Math.trunc(limit)));
      const query = read([...after.slice(-mostBefore), question], most, locale);
      const facts = answer(sources, query, most);
      return { query, answer: facts, message: present(registry, facts) };
    },
  };
}

/**
 * Records whose names begin as this one does (the beginning is cut word by word until some do), those with the
 * fewest slips between the two first.
 */
function nearestNames(name: string, suggest: Suggest): readonly Choice[] {
  const tokens = tokenize(name);
  const typed = compactTokens(tokens);
  const distance = (choice: Choice) => editDistance(typed, compact(choice.name), typed.length + choice.name.length);
  for (let length = tokens.length; length > 0; length--) {
    const beginning = compactTokens(tokens.slice(0, length));
    const found = suggest(beginning, { limit: 50 }).filter((choice) => compact(choice.name).startsWith(beginning));
    if (beginning.length > 2 && found.length > 0) return found.sort((a, b) => distance(a) - distance(b));
  }
  return [];
}
