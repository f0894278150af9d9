import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from "@slack/bolt";
import type { Place } from "./post.ts";

/** A press on something of ours. */
export type PressArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/** Where a press was made: for all to see, on something that one person sees, or on the app's home. */
export type Pressed =
  | { readonly at: "public"; readonly place: Place }
  | { readonly at: "private"; readonly place: Place | null }
  | { readonly at: "home" };

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Reads from a press where it was made, and where its answer goes. */
export function readPressed({ container, message, channel, view }: BlockAction): Pressed {
  if (view !== undefined && channel === undefined) return { at: "home" };
  const thread = text(message?.thread_ts) ?? text(container.thread_ts);
  const place = channel === undefined ? null : { channel: channel.id, ...(thread !== undefined && { thread }) };
  // A card below somebody's link is part of their message: its answer is for who pressed.
  const isOurs = message !== undefined && container.type === "message" && container.is_ephemeral !== true;
  if (place === null || !isOurs) return { at: "private", place };
  // A direct conversation is one thread already; a channel's readers read on in a thread.
  if (thread !== undefined || place.channel.startsWith("D")) return { at: "public", place };
  return { at: "public", place: { ...place, thread: message.ts } };
}
