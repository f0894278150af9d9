import type { Field, Inline } from "../../src/index.ts";
import { escapeWithin, oneLine, type Room, utf8Bytes } from "./escape.ts";
import { webLink } from "./link.ts";

/** Text as a link where it has an address that may be linked, else as plain text. No link is named after an address. */
export function inlineText(part: Inline, room: Room, linked: boolean): string {
  const label = escapeWithin(oneLine(part.text), room);
  const link = linked && !part.text.includes("://") ? webLink(part.url) : null;
  return link === null || label === "" ? label : `[${label}](${link})`;
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
