import type { AsyncEngine } from "../engine/async-engine.ts";

/**
 * Whether what people say in a thread is plainly an edit of the question before it ("only Korean ones", "more"), and nothing
 * else: whatever it says beside that would be dropped without a word.
 */
export async function isEdit(
  question: string,
  after: readonly string[],
  { ask }: Pick<AsyncEngine, "ask">,
): Promise<boolean> {
  const { query, followed } = await ask(question, { after });
  if (!followed || query.unresolved.length > 0) return false;
  const last = after.at(-1) ?? "";
  const before = await ask(last, { after: after.slice(0, -1) });
  return query.text === "" || query.text === before.query.text;
}
