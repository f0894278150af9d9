import { raw, html as template } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

/** Markup that may be sent as it is: made by `html`, which escapes what is put into it, or vouched for by `raw`. */
export type Html = HtmlEscapedString;

/** What can stand in a template; nothing is written for null, undefined and false. */
export type Part = Html | string | number | null | undefined | false | readonly Part[];

export { raw };

/** A template of HTML: every part is escaped but markup that was made the same way. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const written = template(strings, ...parts);
  // Only a part that is a promise makes one, and no Part is.
  if (written instanceof Promise) throw new TypeError("[web] a part of a template is a promise");
  return written;
}

/** Whether there is nothing in it. */
export function isEmpty(markup: Html): boolean {
  return markup.toString() === "";
}

/** Markup as text to be sent; characters that HTML does not allow are left out or replaced. */
export function writeHtml(markup: Html): string {
  return markup
    .toString()
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(/(?![\n\t])\p{Cc}/gu, "");
}

/** The address where it is http or https, in its written-out form; else null. */
export function webAddress(url: string | null | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === "http:" || protocol === "https:" ? href : null;
}

/** A name, linked to another site where the address is http(s). */
export function outside(text: Part, url: string | null | undefined): Html {
  const href = webAddress(url);
  if (href === null) return html`${text}`;
  return html`<a href="${href}" class="out" target="_blank" rel="noopener noreferrer">${text}</a>`;
}
