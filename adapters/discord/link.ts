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
