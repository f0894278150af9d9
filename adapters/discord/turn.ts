/** Gives each job a turn of the event loop of its own, first come first served. */
export type Turn = () => Promise<void>;

/**
 * Makes turns. Two hundred questions that come in one packet would otherwise be thought about one after the other before
 * the first answer leaves, and before anybody who is typing is heard.
 */
export function createTurns(): Turn {
  const waiting: (() => void)[] = [];
  const next = () => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(next);
  };
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 1) setImmediate(next);
    });
}
