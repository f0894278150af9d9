import type { Store } from "../store/store.ts";

/** As good as for ever: five years, in milliseconds. */
const keptMs = 5 * 365 * 24 * 60 * 60_000;

function keyOf(team: string, channel: string): string {
  return `slack:links-off:${team}:${channel}`;
}

/** Whether links in a channel's messages get cards, which they do unless somebody turned them off there. */
export async function areLinksOn(team: string, channel: string, store: Store): Promise<boolean> {
  return (await store.get(keyOf(team, channel))) === undefined;
}

/** Turns a channel's link cards on or off. */
export async function turnLinks(team: string, channel: string, on: boolean, store: Store): Promise<void> {
  if (on) await store.delete(keyOf(team, channel));
  else await store.set(keyOf(team, channel), true, keptMs);
}
