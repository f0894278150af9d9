import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../log.ts";

/**
 * Slack's SDK writes through this. Only warnings and errors pass, and of each only its first words up to the first
 * mark: what follows may quote a request, and a request holds tokens and what people wrote.
 */
export function createLogger(log: Log): Logger {
  const headline = (said: readonly unknown[]) => {
    const [first] = said;
    const text = typeof first === "string" ? first : first instanceof Error ? first.name : typeof first;
    return text
      .split(/[^\w' ,-]/u, 1)
      .join("")
      .trim()
      .slice(0, 100);
  };
  return {
    debug: () => {},
    info: () => {},
    warn: (...said: unknown[]) => log.warn("slack.sdk", { said: headline(said) }),
    error: (...said: unknown[]) => log.error("slack.sdk", { said: headline(said) }),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
