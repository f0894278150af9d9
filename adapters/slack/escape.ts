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
/** Anything but characters that count as one, turn no direction and are sent as they are, or by an entity. */
const odd = /[^\n\t -~\u0080-\u2029\u202F-\u2065\u206A-\uD7FF\uE000-\uFFFF]/;
const markup = /[&<>]/g;

function cutCarefully(raw: string, max: number, encode: (char: string) => string): string {
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

/** As much of a text as decides how it is shown within `max`: nothing of what it holds gets shorter. */
function deciding(raw: string, max: number): string {
  return raw.length <= max ? raw : raw.slice(0, max + 1);
}

/**
 * Text as mrkdwn that shows it and does nothing: no mention, no link, no direction of writing left open.
 * At most `max` UTF-16 units after escaping; what is cut ends with "…", and no code point or entity is halved.
 */
export function escapeText(raw: string, max: number): string {
  if (max < ellipsis.length) return "";
  const text = deciding(raw, max);
  // Nearly every text is plain: two hundred answers at once are not written character by character.
  if (odd.test(text)) return cutCarefully(raw, max, (char) => entities[char] ?? cleanCodePoint(char));
  const encoded = text.replace(markup, (char) => entities[char] ?? char);
  if (encoded.length <= max) return encoded;
  const head = encoded.slice(0, max - ellipsis.length);
  const entity = head.lastIndexOf("&");
  return (entity < 0 || head.includes(";", entity) ? head : head.slice(0, entity)) + ellipsis;
}

/** Text for where Slack neither marks up nor decodes (plain_text, rich_text); cut like `escapeText`. */
export function plainPart(raw: string, max: number): string {
  if (max < ellipsis.length) return "";
  const text = deciding(raw, max);
  if (odd.test(text)) return cutCarefully(raw, max, cleanCodePoint);
  return text.length <= max ? text : text.slice(0, max - ellipsis.length) + ellipsis;
}

/** The same on one line, for labels. */
export function plainLabel(raw: string, max: number): string {
  return plainPart(oneLine(raw), max);
}

const uneven = /[^\S ]| {2}/;

/** Text on one line: runs of white space become one space. */
export function oneLine(raw: string): string {
  return (uneven.test(raw) ? raw.replace(/\s+/gu, " ") : raw).trim();
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
