import { toAsync } from "../../adapters/engine/async-engine.ts";
import { createLog } from "../../adapters/log.ts";
import { createMemoryStore } from "../../adapters/store/memory.ts";
import { createApp } from "../../adapters/web/app.ts";
import type { Pressed, PressResult, Shown, WebPlatform } from "../../adapters/web/platform.ts";
import type { Dataset, Engine, Model } from "../../src/index.ts";
import { datasetSchema, modelSchema } from "../../src/records/schema.ts";
import { engineOver, records } from "../support.ts";

export const schemas = { dataset: datasetSchema, model: modelSchema };

/** The whole registry, as the bot knows it. */
export const wholeEngine = engineOver();

/** An engine over a few records and the project's own vocabulary. */
export function smallEngine(datasets: readonly Dataset[], models: readonly Model[] = []): Engine {
  return engineOver({ datasets, models, vocabularies: records.vocabularies });
}

/** What the page is handed, and what the chats that it shows are; log lines go into `lines`. */
export function contextOver(engine: Engine, lines: string[] = []) {
  const parts = { store: createMemoryStore(), log: createLog("debug", [], (line) => lines.push(line)) };
  return { page: { ...engine, ...parts }, chat: { ...toAsync(engine), ...parts } };
}

type Result = PressResult | null;

/** What the id of a control of these stand-ins says: `page:5`, `share`, `pick`, `more:<question>`. */
function pressed({ id, value, locale }: Pressed, shown: Shown | null): Result {
  if (shown === null) return null;
  const { view } = shown;
  const next = (changed: Shown["view"], replaces = false): Result => ({
    kind: "view",
    view: changed,
    audience: "one",
    replaces,
  });
  if (id.startsWith("page:") && view.kind === "ask") return next({ ...view, skip: Number(id.slice(5)) }, true);
  if (id === "share") return { kind: "view", view, audience: "channel", replaces: false };
  if (id === "pick" && value) return next({ kind: "show", refs: [{ type: "dataset", id: value }], locale });
  if (id === "private") return { kind: "said", text: "Only for you." };
  if (id === "ask" && value) return next({ kind: "ask", question: value, after: [], skip: 0, locale });
  return null;
}

/** Stand-ins for the chat adapters: small payloads in the platforms' own shapes, with controls that can be pressed. */
export function standIns(): readonly WebPlatform[] {
  let last: Shown | null = null;
  const slack: WebPlatform = {
    name: "slack",
    render: (shown) => {
      last = shown;
      const { message } = shown;
      const cards = message.cards.map(({ title, note }) => ({
        type: "section",
        text: {
          type: "mrkdwn",
          text: `*${title.text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}*\n${note ?? ""}`,
        },
      }));
      const button = (text: string, action_id: string, value?: string) => ({
        type: "button",
        text: { type: "plain_text", text },
        action_id,
        ...(value && { value }),
      });
      const elements = [
        button("Next page", "page:5"),
        button("Share", "share"),
        button("Old", "v0"),
        ...message.suggestions.slice(0, 1).map(({ label, question }) => button(label, "ask", question)),
      ];
      return {
        blocks: [
          { type: "section", text: { type: "mrkdwn", text: message.text } },
          ...cards,
          { type: "actions", elements },
        ],
      };
    },
    check: (payload) => (JSON.stringify(payload).length > 100_000 ? ["the payload is too long"] : []),
    press: (one) => pressed(one, last),
  };
  const discord: WebPlatform = {
    name: "discord",
    render: (shown) => {
      last = shown;
      const { message } = shown;
      const options = message.cards.map(({ title, id }) => ({ label: title.text, value: id }));
      const rows = [
        {
          type: 1,
          components: [
            { type: 2, style: 2, label: "6–10 ▶", custom_id: "page:5" },
            { type: 2, style: 1, label: "Private", custom_id: "private" },
          ],
        },
        ...(options.length > 0
          ? [{ type: 1, components: [{ type: 3, custom_id: "pick", placeholder: "Details", options }] }]
          : []),
      ];
      const text = message.cards.map(({ title }) => `### ${title.text}`).join("\n");
      return {
        flags: 32_768,
        components: [
          { type: 17, components: [{ type: 10, content: `${message.text}\n${text}` }, { type: 14 }, ...rows] },
        ],
      };
    },
    check: () => ["a problem that a test planted"],
    press: (one) => pressed(one, last),
  };
  return [slack, discord];
}

/** The web app over an engine. */
export function appOver(engine: Engine, lines: string[] = []) {
  return createApp({ engine, platforms: standIns(), schemas }, contextOver(engine, lines).page.log);
}

/** The text that a reader sees of some HTML: tags gone, entities read. */
export function seenText(markup: string): string {
  const entities: Record<string, string> = {
    "&amp;": "&",
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&#39;": "'",
    "&#x27;": "'",
  };
  return markup
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:amp|lt|gt|quot|#39|#x27);/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, " ")
    .trim();
}
