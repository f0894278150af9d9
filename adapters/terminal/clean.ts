// ECMA-48: commands (OSC and other strings, up to BEL or ST), control sequences (CSI), and two-character escapes. Node's own
// stripVTControlCharacters takes a bell some words later for the end of a colour, and the words with it.
const [esc, bell, st, csi] = ["\u001B", "\u0007", "\u009C", "\u009B"];
const sequences = new RegExp(
  [
    `(?:${esc}[\\]PX^_]|[\u0090\u0098\u009D-\u009F])\\P{Cc}*(?:${bell}|${st}|${esc}\\\\)`,
    `(?:${esc}\\[|${csi})[0-?]*[ -\\/]*[@-~]`,
    `${esc}[ -\\/]*[0-~]`,
  ].join("|"),
  "gu",
);
// Control characters (C0, DEL, C1) and what else ends a line. Whatever of an escape sequence was not recognised loses its ESC here.
const controls = /[\p{Cc}\u2028\u2029]+/gu;
// Embeddings, overrides and isolates turn the text around them back to front, beyond the string they came in.
const bidiControls = /[\u202A-\u202E\u2066-\u2069]/g;
// A terminal draws half a surrogate pair as one cell, where a count of cells says none.
const halfPairs = /\p{Surrogate}/gu;

/** A string as one line that a terminal only shows: no escape sequence, control character or bidi override is left. */
export function cleanLine(text: string): string {
  return text
    .replace(sequences, "")
    .replace(bidiControls, "")
    .replace(controls, " ")
    .replace(halfPairs, "\uFFFD")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** The same for a text of several lines: its line feeds stay, at most one empty line in a row. */
export function cleanText(text: string): string {
  const lines = text.split(/\r\n|\r|\n/).map(cleanLine);
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** The address as it may be shown or linked, in printable ASCII; null where it is not http or https. */
export function webAddress(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:") return null;
  // `href` escapes what is not ASCII or not printable, but adds a slash to a bare host: the registry's spelling goes first.
  return /^[\x21-\x7E]+$/.test(url) ? url : parsed.href;
}
