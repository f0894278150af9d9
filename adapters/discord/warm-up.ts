import type { AdapterContext } from "../adapter.ts";
import { errorFields } from "../log.ts";

/** Has the engine build what it builds at its first use, so that nobody waits for it within Discord's three seconds. */
export function warmUp({ ask, suggest, find, writeAbout, log }: AdapterContext): void {
  try {
    for (const locale of ["en", "ko"] as const) {
      const names = suggest("", { type: "dataset", locale, limit: 2 }).map(({ name }) => name);
      const about = (["similar", "compare", "users"] as const).map((intent) => writeAbout(intent, names, locale));
      const examples = ask("", { locale }).message.suggestions.map(({ question }) => question);
      for (const question of [...examples, ...about]) ask(question, { locale });
    }
    find("https://example.org", { by: "any" });
  } catch (error) {
    log.warn("discord.warm-up-failed", errorFields(error));
  }
}
