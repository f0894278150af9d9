import type { Query } from "../records/query.ts";
import type { Answer, Sources } from "./answer.ts";
import { answerComparison, answerLineage, answerMentions, answerSimilar, answerUsers } from "./answer-named.ts";
import { answerFind, answerNone } from "./answer-search.ts";

/** Decides what kind of answer a question has, and finds its facts. `limit`: the most hits, at least 1. */
export function respond(sources: Sources, query: Query, limit: number): Answer {
  switch (query.intent) {
    case "help":
      return { kind: "help", query, relaxed: [], total: 0, hits: [] };
    case "find":
    case "count":
      return answerFind(sources, query, limit);
    case "compare":
      return answerComparison(sources, query, limit) ?? answerNamed(sources, query, limit);
    case "similar":
      return answerSimilar(sources, query, limit) ?? answerNamed(sources, query, limit);
    case "users":
      return answerUsers(sources, query) ?? answerNamed(sources, query, limit);
    case "parents":
    case "children":
      return answerLineage(sources, query, query.intent, limit) ?? answerNamed(sources, query, limit);
    case "describe":
    case "model-data":
      return answerNamed(sources, query, limit);
  }
}

function answerNamed(sources: Sources, query: Query, limit: number): Answer {
  return answerMentions(sources, query, limit) ?? answerNone(sources, query, limit);
}
