import type { Engine } from "../../src/index.ts";
import type { Drawing } from "./draw-discord.ts";
import type { Audience, WebPlatform } from "./platform.ts";
import { type Seen, showView, type ViewRequest } from "./view.ts";

/** What one platform would be sent for an answer, what it would refuse of it, and how it looks there. */
export interface PlatformTurn {
  readonly name: WebPlatform["name"];
  readonly payload: unknown;
  readonly problems: readonly string[];
  readonly drawing: Drawing;
}

/** How an answer is looked at: as the page itself shows it, or as a platform does. */
export type Look = "web" | WebPlatform["name"];

/** An answer, and one look of it. */
export interface Turn {
  readonly seen: Seen;
  readonly audience: Audience;
  /** All looks that it can be seen in. */
  readonly looks: readonly Look[];
  /** The platform whose look is open; null for the page's own. */
  readonly platform: PlatformTurn | null;
}

async function drawerOf(name: WebPlatform["name"]): Promise<(payload: unknown) => Drawing> {
  // Slack's drawing brings React along, which only this look needs.
  if (name === "slack") return (await import("./draw-slack.ts")).drawSlack;
  return (await import("./draw-discord.ts")).drawDiscord;
}

/** Loads what the drawings need, so that the first of them does not wait for it. */
export async function loadDrawers(platforms: readonly WebPlatform[]): Promise<void> {
  await Promise.all(platforms.map(({ name }) => drawerOf(name)));
}

async function onPlatform({ name, render, check }: WebPlatform, seen: Seen, audience: Audience): Promise<PlatformTurn> {
  const { view, message } = seen;
  const [payload, draw] = await Promise.all([render({ view, message, audience }), drawerOf(name)]);
  return { name, payload, problems: check(payload), drawing: draw(payload) };
}

/** Answers a view, and has the platform's adapter write it where its look is open: a look that nobody opens costs nothing. */
export async function takeTurn(
  request: ViewRequest,
  engine: Pick<Engine, "ask" | "show">,
  platforms: readonly WebPlatform[],
  look: Look = "web",
  audience: Audience = "one",
): Promise<Turn> {
  const seen = showView(request, engine);
  const open = platforms.find(({ name }) => name === look);
  return {
    seen,
    audience,
    looks: ["web", ...platforms.map(({ name }) => name)],
    platform: open ? await onPlatform(open, seen, audience) : null,
  };
}
