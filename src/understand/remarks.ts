import type { Expression } from "../records/expression.ts";
import type { Query } from "../records/query.ts";
import type { Read, Reader } from "./read-question.ts";
import { has, meaningsOf } from "./segment.ts";

/** Topics that stand for a language which the bot does not speak: what it understands it answers all the same. */
export function saysLanguage(topic: string): boolean {
  return topic === "japanese" || topic === "chinese";
}

/** What a question says to the bot itself, where it asks for nothing; null otherwise. */
export function readRemark(
  { asked, plain, segments, conditions: numbers }: Read,
  { readTalk }: Reader,
  { mentions, unresolved, wantsData, text }: Pick<Query, "mentions" | "unresolved" | "wantsData" | "text">,
  conditions: readonly Expression[],
): string | null {
  const topic = readTalk(plain);
  if (topic === undefined) return null;
  if (saysLanguage(topic)) return topic;
  const exact = mentions.filter((mention) => mention.exact);
  // "Are you ChatGPT" names a tool, and asks for nothing that it made.
  if (topic === "trust" && exact.length === 0) return topic;
  const own = topic !== "thanks" && topic !== "greeting" && topic !== "laughter";
  const isTool = conditions.every((one) => one.op === "is" && one.facet === "tool");
  if (exact.length > 0 || unresolved.length > 0 || numbers.length > 0) return null;
  const ofItself = own && /(?:you|your|너|넌|네|니|봇)/i.test(asked) && topic !== "ability";
  const isOwn = conditions.every((one) => one.op === "is" && (one.facet === "tool" || one.facet === "annotation"));
  if (conditions.length > 0 && !(own && isTool) && !(ofItself && isOwn)) return null;
  const saysData = meaningsOf(segments, "filler").some(({ role }) => role === "dataset");
  const asks = segments.some((one) => has(one, "field") || has(one, "sort")) && !own;
  return saysData || (asks && text === "") || (wantsData && topic === "laughter") ? null : topic;
}
