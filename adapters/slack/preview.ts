import type { Engine, Locale, Message } from "../../src/index.ts";
import { createMemoryStore } from "../store/memory.ts";
import { readVerb } from "./actions.ts";
import { renderAnswered } from "./answer.ts";
import { checkPayload } from "./check.ts";
import type { SlackPayload } from "./render.ts";
import { keepViews, readView, type View } from "./view.ts";
import { words } from "./words.ts";

/** Who sees an answer: the one who asked, or the channel. */
type Audience = "one" | "channel";

/** What a press leads to, for a page that shows what Slack would. */
export type PreviewPress =
  | { readonly kind: "view"; readonly view: View; readonly audience: Audience; readonly replaces: boolean }
  | { readonly kind: "said"; readonly text: string };

/** Slack without Slack: the payloads that the adapter would send, and what its buttons do. */
export interface SlackPreview {
  readonly name: "slack";
  render(shown: { readonly view: View; readonly message: Message; readonly audience: Audience }): Promise<SlackPayload>;
  check(payload: unknown): readonly string[];
  press(pressed: {
    readonly id: string;
    readonly value: string | null;
    readonly locale: Locale;
  }): Promise<PreviewPress | null>;
}

/** Makes a preview that remembers long buttons for as long as it lives. */
export function createSlackPreview({ writeAbout }: Pick<Engine, "writeAbout">): SlackPreview {
  const store = createMemoryStore();
  return {
    name: "slack",
    async render({ view, message, audience }) {
      const answered = { view, message, followed: false };
      const { text, blocks, kept } = renderAnswered(answered, { writeAbout }, { isPrivate: audience === "one" });
      await keepViews(kept, store);
      return { text, blocks };
    },
    check: checkPayload,
    async press({ id, value, locale }) {
      const verb = readVerb(id);
      const view = verb === null ? null : await readView(value, store);
      if (view === null) return null;
      if (verb === "filter") return { kind: "said", text: words[locale].formElsewhere };
      const audience = verb === "share" ? "channel" : "one";
      return { kind: "view", view, audience, replaces: verb === "page" };
    },
  };
}
