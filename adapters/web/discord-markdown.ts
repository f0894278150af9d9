import { type Html, html, outside } from "./html.ts";

const inlineToken = new RegExp(
  [
    String.raw`\\(?<escaped>[!-\/:-@[-\x60{-~])`,
    String.raw`(?<tick>\x60{1,2})(?<code>[^\x60]+)\k<tick>`,
    String.raw`\[(?<label>(?:\[[^\]\n]*\]|[^[\]\n]|\](?=[^[\]\n]*\]\())+)\]\(<?(?<link>https?:\/\/[^\s<>)]+)>?\)`,
    String.raw`<(?<quiet>https?:\/\/[^\s<>]+)>`,
    String.raw`(?<bare>https?:\/\/[^\s<>]+)`,
    String.raw`(?<mention><(?:@[!&]?|#)\d+>|@everyone|@here)`,
    String.raw`(?<mark>\*{2,3}|__|~~|\|\||\*)(?<marked>(?=\S)(?:\\.|[^\\])+?)(?<=\S)\k<mark>`,
    // A single one ends no emphasis before a letter or a digit; what stands before the first does not matter.
    String.raw`_(?<leaning>(?=\S)(?:__|\\.|[^\\_])+?)_(?!\w)`,
  ].join("|"),
  "gsu",
);
const deepest = 6;

function emphasis(mark: string, inner: readonly Html[]): Html {
  switch (mark) {
    case "***":
      return html`<strong><em>${inner}</em></strong>`;
    case "**":
      return html`<strong>${inner}</strong>`;
    case "__":
      return html`<u>${inner}</u>`;
    case "~~":
      return html`<s>${inner}</s>`;
    case "||":
      return html`<span class="spoiler">${inner}</span>`;
    default:
      return html`<em>${inner}</em>`;
  }
}

/** @param isLabel inside a masked link, where Discord shows the backslashes of escapes. */
function inline(text: string, depth = 0, isLabel = false): readonly Html[] {
  if (depth > deepest) return [html`${text}`];
  const parts: Html[] = [];
  let end = 0;
  for (const found of text.matchAll(inlineToken)) {
    const { escaped, code, label, link, quiet, bare, mention, mark, marked, leaning } = found.groups ?? {};
    parts.push(html`${text.slice(end, found.index)}`);
    end = found.index + found[0].length;
    if (escaped !== undefined) parts.push(html`${isLabel ? found[0] : escaped}`);
    else if (code !== undefined) parts.push(html`<code>${code}</code>`);
    else if (label !== undefined) parts.push(outside(inline(label, depth + 1, true), link));
    else if (mention !== undefined) parts.push(html`<span class="mention">${mention}</span>`);
    else if (mark !== undefined && marked !== undefined) parts.push(emphasis(mark, inline(marked, depth + 1, isLabel)));
    else if (leaning !== undefined) parts.push(emphasis("_", inline(leaning, depth + 1, isLabel)));
    else parts.push(outside(quiet ?? bare, quiet ?? bare));
  }
  parts.push(html`${text.slice(end)}`);
  return parts;
}

const lineForms: readonly (readonly [RegExp, (inner: readonly Html[]) => Html])[] = [
  [/^-# +(?<rest>.*)$/su, (inner) => html`<small>${inner}</small>`],
  [/^### +(?<rest>.*)$/su, (inner) => html`<strong class="h3">${inner}</strong>`],
  [/^## +(?<rest>.*)$/su, (inner) => html`<strong class="h2">${inner}</strong>`],
  [/^# +(?<rest>.*)$/su, (inner) => html`<strong class="h1">${inner}</strong>`],
  [/^> +(?<rest>.*)$/su, (inner) => html`<span class="quote">${inner}</span>`],
  [/^ *[-*] +(?<rest>.*)$/su, (inner) => html`<span class="bullet">${inner}</span>`],
];

function line(text: string): Html {
  for (const [form, write] of lineForms) {
    const rest = form.exec(text)?.groups?.rest;
    if (rest !== undefined) return html`<span class="line">${write(inline(rest))}</span>`;
  }
  return html`<span class="line">${text === "" ? "\u00A0" : inline(text)}</span>`;
}

/** Discord's markdown as it shows it: the part of it that a bot writes. Links that are not http(s) stay text. */
export function drawDiscordMarkdown(text: string): Html {
  return html`${text.split(/```(?:\w+\n)?/).map((part, index) =>
    index % 2 === 1
      ? html`<pre><code>${part.replace(/^\n|\n$/g, "")}</code></pre>`
      : part
          .replace(/^\n|\n$/g, "")
          .split("\n")
          .map(line),
  )}`;
}
