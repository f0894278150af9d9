import { type Engine, locales, writeAbout } from "../../src/index.ts";

/** Has an engine build what it builds at its first use, so that nobody's question waits for it. */
export function warmUp({ ask, suggest, find, choices }: Engine): void {
  try {
    for (const locale of locales) {
      const names = suggest("", { type: "dataset", locale, limit: 2 }).map(({ name }) => name);
      const about = (["similar", "compare", "users"] as const).map((intent) => writeAbout(intent, names, locale));
      const examples = ask("", { locale }).message.suggestions.map(({ question }) => question);
      for (const question of [...examples, ...about]) ask(question, { locale });
      choices(locale);
    }
    find("https://example.org", { by: "any" });
  } catch {
    // What fails here fails again, and is told, where somebody asks it.
  }
}
