/** The events that this adapter reads by itself. */
const ownEvents: ReadonlySet<unknown> = new Set([
  "INTERACTION_CREATE",
  "MESSAGE_CREATE",
  "MESSAGE_UPDATE",
  "MESSAGE_DELETE",
  "MESSAGE_DELETE_BULK",
]);

/**
 * Takes the name off an event that discord.js is not to read as well: it would build objects that nobody uses, and where
 * it stumbles over one (an interaction without data, a forwarded message without its origin) it would end the process.
 */
export function withhold(packet: unknown): void {
  if (typeof packet === "object" && packet !== null && "t" in packet && ownEvents.has(packet.t)) packet.t = null;
}
