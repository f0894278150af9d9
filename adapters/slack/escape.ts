import type { Inline } from "../../src/index.ts";

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

function cut(raw: string, max: number, encode: (char: string) => string): string {
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

/** Text for a plain_text object, which Slack neither marks up nor decodes; cut like `escapeText`. */
export function plainLabel(raw: string, max: number): string {
  return cut(oneLine(raw), max, cleanCodePoint);
}

/** Text on one line: runs of white space become one space. */
export function oneLine(raw: string): string {
  return raw.replace(/\s+/gu, " ").trim();
}

/** The address as it may stand in `<…|…>`, or undefined where it is not http or https. */
export function linkTarget(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:") return undefined;
  return parsed.href.replaceAll("&", "&amp;").replaceAll("<", "%3C").replaceAll(">", "%3E").replaceAll("|", "%7C");
}

/**
 * A name on one line, of at most `maxName` units, linked where its address is http(s) and at most `maxUrl` units long;
 * else the name alone.
 */
export function linkText(part: Inline, maxName: number, maxUrl: number): string {
  const name = escapeText(oneLine(part.text), maxName);
  const target = linkTarget(part.url);
  return target === undefined || target.length > maxUrl || name === "" ? name : `<${target}|${name}>`;
}

/** A list within `max` units: whole items, and "…" after the last where some did not fit. */
export function listText(parts: readonly Inline[], max: number, maxUrl: number): string {
  const more = `, ${ellipsis}`;
  let list = "";
  for (const [index, part] of parts.entries()) {
    const reserve = index < parts.length - 1 ? more.length : 0;
    const item = linkText(part, max - reserve, maxUrl);
    const grown = list === "" ? item : `${list}, ${item}`;
    if (grown.length + reserve <= max) list = grown;
    else if (list !== "") return list + more;
    else return linkText({ text: part.text }, max - reserve, 0) + (reserve > 0 ? more : "");
  }
  return list;
}
