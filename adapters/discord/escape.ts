import { limits } from "./limits.ts";

// discord.js has an escaper of its own, which leaves subtext, quotes, mentions, timestamps and emoji as they are.

/**
 * Control characters (not the line feed), the marks that reorder text, and blanks of no width: nothing visible, and
 * a way to deceive. The joiners that emoji and some scripts need stay.
 */
const invisible = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\u3164\ufeff]/gu;

/** Characters that carry markup anywhere. `<` opens every mention, timestamp, emoji and command link. */
const anywhere = /[\\`*_~|<[\]]/g;

/** Nothing in these to clean: by far the most texts. */
const plain = /^[\x20-\x7e\n\u00b7\u2013\u2014\u2026\uac00-\ud7a3]*$/;
/** Something in these to escape, perhaps. */
const marked = /[\\`*_~|<[\]@:#>+\-.)]/;

/** Text with no control and no direction marks and no broken surrogates; line feeds stay, tabs become blanks. */
export function cleanText(text: string): string {
  if (plain.test(text)) return text;
  return text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(invisible, (mark) => (mark === "\n" ? mark : ""));
}

/** Text cut at a code point so that it has at most `chars` UTF-16 units, the "…" that then ends it included. */
export function cutText(text: string, chars: number): string {
  if (text.length <= chars) return text;
  let end = Math.max(0, chars - 1);
  const before = text.charCodeAt(end - 1);
  if (before >= 0xd800 && before <= 0xdbff) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

/** Clean text as one line, runs of blanks as one; what could not fit a message anyway is cut off. */
export function oneLine(text: string): string {
  return cleanText(cutText(text, limits.text)).replace(/\s+/g, " ").trim();
}

/** Clean text as Discord markdown that shows exactly that text: no markup, no mention, no link of its own. */
export function escapeMarkdown(text: string): string {
  if (!marked.test(text)) return text;
  return text
    .replace(anywhere, "\\$&")
    .replace(/@(?=everyone|here)/gi, "\\@")
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(/:(?=[\w+~-]+:)/g, "\\:")
    .replace(/^(\s*)([#>+-])/gm, "$1\\$2")
    .replace(/^(\s*\d+)([.)])/gm, "$1\\$2");
}

/**
 * Whether a text shows as it is inside a masked link, where Discord applies no escape (discord-api-docs#6185): nothing in
 * it is markup. An underscore before a letter or a digit ends no emphasis, and so begins none.
 */
export function isPlainLabel(text: string): boolean {
  return !/[\\`*<[\]]|~~|\|\||_(?![0-9A-Za-z])|:[\w+~-]+:|:\/\/|@(?:everyone|here)/i.test(text);
}

/** How much room a text may take once escaped. */
export interface Room {
  /** UTF-16 units. */
  readonly chars: number;
  /** Bytes of UTF-8. */
  readonly bytes: number;
}

/** The UTF-8 bytes of a text. */
export function utf8Bytes(text: string): number {
  return Buffer.byteLength(text, "utf8");
}

/**
 * Clean text, escaped, and cut by whole code points of the original where it would not fit: it then ends with "…".
 * @param write how the text is written; it never gets shorter by it.
 */
export function escapeWithin(text: string, room: Room, write: (text: string) => string = escapeMarkdown): string {
  const fits = (escaped: string) => escaped.length <= room.chars && utf8Bytes(escaped) <= room.bytes;
  const whole = text.length <= room.chars ? write(text) : null;
  if (whole !== null && fits(whole)) return whole;
  // Escaping never shortens, so nothing beyond `chars` units can be part of the answer.
  const points = Array.from(cutText(text, room.chars));
  let low = 0;
  let high = points.length;
  let best = "…";
  while (low <= high) {
    const middle = (low + high) >> 1;
    const cut = `${write(points.slice(0, middle).join("").trimEnd())}…`;
    if (fits(cut)) {
      best = cut;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return best;
}
