import type { Interaction } from "./event.ts";

// Discord's documentation, permissions: bitwise flags.
const administrator = 1n << 3n;
const viewChannel = 1n << 10n;
const sendMessages = 1n << 11n;
const manageMessages = 1n << 13n;
const sendInThreads = 1n << 38n;

/** True for those who look after the messages of the channel they are in; checked anew on each press. */
export function isModerator({ guildId, memberPermissions }: Interaction): boolean {
  return guildId !== null && (memberPermissions & (administrator | manageMessages)) !== 0n;
}

/** True where the bot may post to the channel by itself: as a member of the server, with the permissions for it. */
export function mayPost({ installedHere, appPermissions, inThread }: Interaction): boolean {
  if (!installedHere) return false;
  if ((appPermissions & administrator) !== 0n) return true;
  const wanted = viewChannel | (inThread ? sendInThreads : sendMessages);
  return (appPermissions & wanted) === wanted;
}
