const ellipsis = "…";
const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

// A mark that turns the direction of writing reaches past the end of its own text unless something ends it.
const endOfDirection: Readonly<Record<string, string>> = {
  "\u202A": "\u202C",
  "\u202B": "\u202C",
  "\u202D": "\u202C",
  "\u202E": "\u202C",
  "\u2066": "\u2069",
  "\u2067": "\u2069",
  "\u2068": "\u2069",
};
const deepestDirection = 4;

/** One code point as it may be sent; empty for what has no place in a message. */
function cleanCodePoint(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if ((code < 0x20 && char !== "\n" && char !== "\t") || code === 0x7f) return "";
  return code >= 0xd800 && code <= 0xdfff ? "\uFFFD" : char;
}

const direction = /[\u202A-\u202E\u2066-\u2069]/u;
/** What either encoding may change, and what is no whole character. */
const special = /[&<>\p{Cc}]|\p{Surrogate}/gu;

/** A text that is too long ends with "…", and no direction is left open; `encode` writes one code point. */
function cut(raw: string, max: number, encode: (char: string) => string): string {
  if (raw.length <= max && !direction.test(raw)) {
    const encoded = raw.replace(special, encode);
    if (encoded.length <= max) return encoded;
  }
  let whole = "";
  let fitting = max >= ellipsis.length ? ellipsis : "";
  const open: string[] = [];
  for (const char of raw) {
    const end = endOfDirection[char];
    if (end !== undefined && open.length >= deepestDirection) continue;
    if (end !== undefined) open.push(end);
    else if (char === open.at(-1)) open.pop();
    whole += encode(char);
    const tail = open.toReversed().join("");
    if (whole.length + tail.length > max) return fitting;
    if (whole.length + ellipsis.length + tail.length <= max) fitting = whole + ellipsis + tail;
  }
  return whole + open.toReversed().join("");
}

/**
 * Text as mrkdwn that shows it and does nothing: no mention, no link, no direction of writing left open.
 * At most `max` UTF-16 units after escaping; what is cut ends with "…", and no code point or entity is halved.
 */
export function escapeText(raw: string, max: number): string {
  return cut(raw, max, (char) => entities[char] ?? cleanCodePoint(char));
}

/** Text for where Slack neither marks up nor decodes (plain_text, rich_text); cut like `escapeText`. */
export function plainPart(raw: string, max: number): string {
  return cut(raw, max, cleanCodePoint);
}

/** The same on one line, for labels. */
export function plainLabel(raw: string, max: number): string {
  return plainPart(oneLine(raw), max);
}

/** Text on one line: runs of white space become one space. */
export function oneLine(raw: string): string {
  return raw.replace(/\s+/gu, " ").trim();
}

/** The address where it is http or https and at most `max` units long, else undefined. */
export function webAddress(url: string | undefined, max: number): string | undefined {
  if (url === undefined) return undefined;
  try {
    const { protocol, href } = new URL(url);
    return (protocol === "http:" || protocol === "https:") && href.length <= max ? href : undefined;
  } catch {
    return undefined;
  }
}
