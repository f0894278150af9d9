import type { Store } from "../store/store.ts";

/** As good as for ever: five years, in milliseconds. */
const keptMs = 5 * 365 * 24 * 60 * 60_000;

function keyOf(channelId: string): string {
  return `discord:links-off:${channelId}`;
}

/** Whether links in a channel's messages get cards, which they do unless a moderator turned them off. */
export async function areLinksOn(channelId: string, store: Store): Promise<boolean> {
  return (await store.get(keyOf(channelId))) === undefined;
}

/** Turns a channel's link cards on or off. */
export async function turnLinks(channelId: string, on: boolean, store: Store): Promise<void> {
  if (on) await store.delete(keyOf(channelId));
  else await store.set(keyOf(channelId), true, keptMs);
}
