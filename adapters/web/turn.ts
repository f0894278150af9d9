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

/** An answer on every platform. */
export interface Turn {
  readonly seen: Seen;
  readonly audience: Audience;
  readonly platforms: readonly PlatformTurn[];
}

async function drawerOf(name: WebPlatform["name"]): Promise<(payload: unknown) => Drawing> {
  // Slack's drawing brings React along, which only this tab needs.
  if (name === "slack") return (await import("./draw-slack.ts")).drawSlack;
  return (await import("./draw-discord.ts")).drawDiscord;
}

/** Loads what the drawings need, so that the first answer does not wait for it. */
export async function loadDrawers(platforms: readonly WebPlatform[]): Promise<void> {
  await Promise.all(platforms.map(({ name }) => drawerOf(name)));
}

/** Answers a view, and has each platform's adapter write it. */
export async function takeTurn(
  request: ViewRequest,
  engine: Pick<Engine, "ask" | "show">,
  platforms: readonly WebPlatform[],
  audience: Audience = "one",
): Promise<Turn> {
  const seen = showView(request, engine);
  const { view, message } = seen;
  const onPlatform = async ({ name, render, check }: WebPlatform): Promise<PlatformTurn> => {
    const [payload, draw] = await Promise.all([render({ view, message, audience }), drawerOf(name)]);
    return { name, payload, problems: check(payload), drawing: draw(payload) };
  };
  return { seen, audience, platforms: await Promise.all(platforms.map(onPlatform)) };
}
