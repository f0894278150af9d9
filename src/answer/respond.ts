import type { Query } from "../records/query.ts";
import type { Answer, Sources } from "./answer.ts";
import { answerComparison } from "./answer-compared.ts";
import { answerModels } from "./answer-models.ts";
import { answerFacts, answerLineage, answerMentions, answerSimilar, answerUsers } from "./answer-named.ts";
import { answerFind, answerNone } from "./answer-search.ts";
import { answerVerdict } from "./answer-verdict.ts";

/** Answers about one record that is named, by what the question asks of it. */
function respondNamed(sources: Sources, query: Query, limit: number): Answer {
  return answerMentions(sources, query, limit) ?? answerNone(sources, query, limit);
}

/** Decides what kind of answer a question has, and finds its facts. `limit`: the most hits, at least 1. */
export function respond(sources: Sources, query: Query, limit: number): Answer {
  const { form, where, subject } = query;
  switch (form) {
    case "help":
      return { kind: "help", query, relaxed: [], total: 0, hits: [] };
    case "verdict":
      return answerVerdict(sources, query, limit);
    case "facts":
      return answerFacts(sources, query, limit) ?? respondNamed(sources, query, limit);
    case "comparison":
      return answerComparison(sources, query, limit) ?? respondNamed(sources, query, limit);
    case "similar":
      return answerSimilar(sources, query, limit) ?? respondNamed(sources, query, limit);
    case "card":
      return respondNamed(sources, query, limit);
    case "list":
    case "count":
      break;
  }
  if (subject === "models") {
    // Who used one dataset, and nothing else, is told with its card and what is only claimed.
    const plain = where.op === "uses" && where.datasets.op === "named" && where.stage === null && form === "list";
    return (plain ? answerUsers(sources, query) : undefined) ?? answerModels(sources, query, limit);
  }
  const only = where.op === "and" ? where.of[0] : where;
  if (only?.op === "source-of" && only.datasets.op === "named" && form === "list")
    return answerLineage(sources, query, "parents", limit) ?? respondNamed(sources, query, limit);
  if (query.intent === "children")
    return answerLineage(sources, query, "children", limit) ?? respondNamed(sources, query, limit);
  return answerFind(sources, query, limit);
}
