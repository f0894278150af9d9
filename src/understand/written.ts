import { locales } from "../language/locale.ts";
import { searchTerms } from "../language/text.ts";
import { atomsOf, conjuncts, filtersOf } from "../records/expression.ts";
import type { Query } from "../records/query.ts";
import type { Parsed, ParseOptions } from "./parse.ts";
import type { Reader } from "./read-question.ts";

/** A question that is an expression written out, as buttons and pages carry it; undefined where it is none. */
export function readWritten(question: string, { notations }: Reader, { locale }: ParseOptions): Parsed | undefined {
  for (const own of locales) {
    const written = notations[own]().read(question);
    if (!written) continue;
    const { where, claim, subject, sort, count } = written;
    const form = claim !== null ? "verdict" : count ? "count" : "list";
    const words = conjuncts(where).flatMap((one) => (one.op === "text" ? [one.words] : []));
    const query: Query = {
      question,
      locale: locale ?? own,
      subject,
      where,
      form,
      claim,
      comparative: null,
      sort,
      filters: filtersOf(where),
      intent: form === "verdict" ? "verdict" : count ? "count" : subject === "models" ? "users" : "find",
      field: null,
      fields: [],
      stage: null,
      stageNumber: null,
      skip: 0,
      text: words.join(" "),
      terms: [...new Set(searchTerms(words.join(" ")))],
      telling: [],
      wantsData: true,
      unresolved: atomsOf(where).flatMap((one) => (one.op === "unknown" ? [one.name] : [])),
      mentions: [],
      unrecorded: null,
      talk: null,
      other: null,
    };
    return { query, cues: new Set(), place: null, stage: null, fragment: false, yesNo: claim !== null };
  }
  return undefined;
}
