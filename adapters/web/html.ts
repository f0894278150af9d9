/** Markup that may be sent as it is: made by `html`, which escapes what is put into it, or vouched for by `trusted`. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What can stand in a template; nothing is written for null, undefined and false. */
export type Part = Html | string | number | null | undefined | false | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand in an element or a quoted attribute; characters that HTML does not allow are left out. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => entities[character] ?? character)
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(/(?![\n\t])\p{Cc}/gu, "");
}

function write(part: Part): string {
  if (part instanceof Html) return part.markup;
  if (part === null || part === undefined || part === false) return "";
  if (typeof part === "string") return escapeHtml(part);
  if (typeof part === "number") return String(part);
  return part.map(write).join("");
}

/** A template of HTML: every part is escaped but markup that was made the same way. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((text, index) => text + write(parts[index])).join(""));
}

/** Vouches for markup that another library wrote and escaped. */
export function trusted(markup: string): Html {
  return new Html(markup);
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
