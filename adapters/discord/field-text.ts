import type { Field, Inline } from "../../src/index.ts";
import { escapeWithin, isPlainLabel, oneLine, type Room, utf8Bytes } from "./escape.ts";
import { limits } from "./limits.ts";

const unsafe = /[^\w\-.~:/?#@!$&+,;=%]/g;

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

/**
 * An address that may stand in a button or in markdown, or null: http and https only, at most 512 long,
 * without a user name (`https://known.example@other.example` shows one host and opens another).
 */
export function webLink(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (parsed.protocol !== "https:" && parsed.protocol !== "http:") return null;
  if (parsed.username !== "" || parsed.password !== "") return null;
  // As written where that is safe: normalising would add a slash that nobody wrote.
  const safe = /^https?:\/\/[\w\-.~:/?#@!$&+,;=%]+$/.test(url) ? url : parsed.href.replace(unsafe, percent);
  return safe.length <= limits.url ? safe : null;
}

/** The host of a link as a button's label, `www.` left out. */
export function linkLabel(link: string): string {
  return new URL(link).hostname.replace(/^www\./, "");
}

/** Text as a link where it has an address that may be linked and shows as it is in one, else as plain text. */
export function inlineText(part: Inline, room: Room, linked: boolean): string {
  const text = oneLine(part.text);
  const link = linked && text !== "" ? webLink(part.url) : null;
  const label = escapeWithin(text, room, String);
  return link !== null && isPlainLabel(label) ? `[${label}](${link})` : escapeWithin(text, room);
}

/** The values of a list, whole ones as many as fit; a list that was cut ends with "…". */
function listText(parts: readonly Inline[], room: Room, linked: boolean): string {
  let text = "";
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1;
    const next = (text === "" ? "" : `${text}, `) + inlineText(part, room, linked);
    const ending = last ? 0 : ", …".length;
    if (next.length + ending > room.chars || utf8Bytes(next) + ending * 2 > room.bytes) {
      return text === "" ? inlineText(part, room, false) : `${text}, …`;
    }
    text = next;
  }
  return text;
}

/** Whether a field has anything to show. */
export function hasValue({ value }: Field): boolean {
  return value.some((part) => oneLine(part.text) !== "");
}

/** `**label:** value, value`: the ways to write a field that has a value, best first, each within `room` (and its label). */
export function* fieldVariants(field: Field, room: Room): Generator<string> {
  const parts = field.value.filter((part) => oneLine(part.text) !== "");
  const label = escapeWithin(oneLine(field.label), { chars: 60, bytes: 150 });
  const short = { chars: Math.min(60, room.chars), bytes: Math.min(150, room.bytes) };
  // One after the other: most fields fit as they are, and the other ways need not be written.
  yield `**${label}:** ${listText(parts, room, true)}`;
  yield `**${label}:** ${listText(parts, room, false)}`;
  yield `**${label}:** ${listText(parts, short, false)}`;
}

/** A passage of its own, at most `room`, then shorter: the ways to write it, best first, each after `prefix`. */
export function passageVariants(text: string, room: Room, prefix = ""): string[] {
  const clean = oneLine(text);
  if (clean === "") return [];
  const half = { chars: room.chars >> 1, bytes: room.bytes >> 1 };
  const written = [room, half].map((size) => prefix + escapeWithin(clean, size));
  return [...new Set(written)];
}
