import type { Parsed } from "./parse.ts";

/** What people say to each other rather than to a bot: a sentence with a verb of its own. */
const statement =
  /(?:\b(?:i|we|he|she|they|let'?s)\b.*\s|\b(?:should|must|needs?|will|would)\b|(?:요|다|음|임|네|죠|지|자|게|까)[.!~]*$)/i;

/** What they say to each other, which the engine drops as carrying nothing and an edit does not have. */
const talk =
  /\b(?:i|me|my|we|us|our|you|your|who|did|does|do|can|use|that|this|model|please)\b|(?:했|하|됐|되|있|없|봤|왔)(?:어요|나요|니다|네요|죠)/iu;

/** Whether a question that goes on from another is plainly that: all of its words are read, and it asks or picks. */
export function isEdit({ query, cues, place }: Parsed): boolean {
  if (talk.test(query.question) || query.text !== "" || query.unresolved.length > 0) return false;
  const asks = /[?？]\s*$/.test(query.question) || query.fields.length > 0 || query.form === "count";
  if (cues.has("refine") || cues.has("more") || place !== null) return asks || !statement.test(query.question);
  return asks || (query.question.split(" ").length <= 4 && !statement.test(query.question));
}
