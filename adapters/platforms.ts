import type { AdapterContext } from "./adapter.ts";
import { parseCardValue } from "./discord/controls.ts";
import { parseCustomId } from "./discord/custom-id.ts";
import { limits as discordLimits } from "./discord/limits.ts";
import { renderAnswer } from "./discord/render.ts";
import { keepViews as keepDiscordViews, recallView, viewMessage } from "./discord/view.ts";
import { words as discordWords } from "./discord/words.ts";
import { readVerb } from "./slack/actions.ts";
import { renderAnswered, showView } from "./slack/answer.ts";
import { limits as slackLimits } from "./slack/limits.ts";
import { bestForm } from "./slack/render.ts";
import { keepViews as keepSlackViews, readView } from "./slack/view.ts";
import { words as slackWords } from "./slack/words.ts";
import { discordProblems } from "./web/check-discord.ts";
import { slackProblems } from "./web/check-slack.ts";
import type { PressResult, Shown, WebPlatform } from "./web/platform.ts";
import { words } from "./web/words.ts";

type Parts = Pick<AdapterContext, "ask" | "show" | "store" | "log">;

/** Slack as the page shows it: its adapter's own renderer and reader of buttons. */
export function slackPlatform(context: Parts): WebPlatform {
  return {
    name: "slack",
    async render({ view, message: { locale }, audience }: Shown) {
      const asked = view.kind === "ask" ? view.question : null;
      const byline = audience === "channel" ? { byline: slackWords[locale].shared(words[locale].you, asked) } : {};
      const answered = renderAnswered(await showView(view, context), { isPrivate: audience === "one", ...byline });
      await keepSlackViews(answered.kept, context.store);
      return bestForm(answered);
    },
    check: (payload) => slackProblems(payload, slackLimits),
    async press({ id, value }): Promise<PressResult | null> {
      const verb = readVerb(id);
      const view =
        verb === null || verb === "language" || verb === "forget" || verb === "link"
          ? null
          : await readView(value, context.store);
      if (view === null) return null;
      if (verb === "filter") return { kind: "form" };
      return { kind: "view", view, audience: verb === "share" ? "channel" : "one", replaces: verb === "page" };
    },
  };
}

/** Discord as the page shows it: its adapter's own renderer and reader of ids. */
export function discordPlatform(context: Parts): WebPlatform {
  const { store, log } = context;
  return {
    name: "discord",
    async render({ view, message: { locale }, audience }: Shown) {
      const isShared = audience === "channel";
      const { payload, kept } = renderAnswer(await viewMessage(view, context), {
        view,
        owner: null,
        asker: isShared ? words[locale].you : null,
        share: isShared ? "none" : "offered",
        removable: false,
      });
      await keepDiscordViews(kept, [], store, log);
      return payload;
    },
    check: (payload) => discordProblems(payload, discordLimits),
    async press({ id, value, locale }): Promise<PressResult | null> {
      const press = parseCustomId(id);
      if (press.verb === "pick") {
        const ref = value === null ? null : parseCardValue(value);
        const view = ref && ({ kind: "show", refs: [ref], locale: press.locale } as const);
        return view && { kind: "view", view, audience: "one", replaces: false };
      }
      if (press.verb === "filter") return { kind: "form" };
      if (!("at" in press)) return null;
      const view = "view" in press.at ? press.at.view : await recallView(press.at.key, store);
      if (view === null) return { kind: "said", text: discordWords[locale].forgotten };
      return {
        kind: "view",
        view,
        audience: press.verb === "share" ? "channel" : "one",
        replaces: press.verb === "page",
      };
    },
  };
}
