import { compactTokens, tokenize } from "../language/text.ts";
import type { FindLink } from "../records/link.ts";
import type { Mention } from "../records/query.ts";
import type { Lexicon } from "./lexicon.ts";

// A host and a path: "huggingface.co/datasets/nobody/nothing".
export const address = /(?:https?:\/\/)?(?:[a-z\d-]+\.)+[a-z]{2,}\/[^\s<>"'`]+/gi;

/** The web addresses of a question: the records that they lead to, those that lead to none, and the question without them. */
export interface Addresses {
  readonly mentions: readonly Mention[];
  readonly strange: readonly string[];
  readonly rest: string;
}

/** Reads the web addresses in a question, whose parts are none of its words. One that is a record's name is left in it. */
export function readAddresses(question: string, lexicon: Lexicon, findLink: FindLink): Addresses {
  const mentions: Mention[] = [];
  const strange: string[] = [];
  const rest = question.replace(address, (found) => {
    const typed = found.replace(/[.,!?/]+$/, "");
    const bare = typed.replace(/^https?:\/\/(?:www\.)?/i, "");
    if (lexicon.lookup(compactTokens(tokenize(bare))).some(({ type }) => type === "name")) return found;
    const [first, ...others] = findLink(`https://${bare}`);
    if (!first) strange.push(typed);
    for (const ref of first ? [first, ...others] : []) mentions.push({ ...ref, typed, exact: true });
    return " ";
  });
  return { mentions, strange, rest };
}
