import type { AsyncEngine } from "../engine/async-engine.ts";

/** Words of people who talk to each other, which the engine drops and an edit does not have. */
const talk =
  /\b(?:i|me|my|we|us|our|you|your|who|did|does|do|can|use|that|this|model|please)\b|(?:했|하|됐|되|있|없|봤|왔)(?:어요|나요|니다|네요|죠)/iu;

/**
 * Whether what people say in a thread is plainly an edit of the question before it ("only Korean ones", "more"), and nothing
 * else: whatever it says beside that would be dropped without a word.
 */
export async function isEdit(
  question: string,
  after: readonly string[],
  { ask }: Pick<AsyncEngine, "ask">,
): Promise<boolean> {
  if (talk.test(question)) return false;
  const { edit } = await ask(question, { after });
  return edit;
}
