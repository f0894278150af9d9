import { type Html, html, writeHtml } from "./html.ts";
import { allDatasets, allModels } from "./links.ts";
import type { PageKit } from "./page-kit.ts";

/** A page's own part. */
export interface PageParts {
  readonly title: string;
  readonly body: Html;
  /** Which entry of the menu it belongs to. */
  readonly section: "ask" | "datasets" | "models" | null;
  readonly description?: string;
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  /** Structured data, as JSON that is safe inside a script element. */
  readonly data?: Html;
  /** A policy for pages that no server sends with one. */
  readonly policy?: string;
}

/** A whole page: head, menu, and what is its own. */
export function renderShell(kit: PageKit, parts: PageParts): string {
  const { said, links, locale } = kit;
  const { title, body, section, description, styles = [], scripts = [], data, policy } = parts;
  const other = locale === "en" ? "ko" : "en";
  const entry = (name: PageParts["section"], href: string | null, text: string) =>
    href !== null && html`<a href="${href}"${section === name && html` aria-current="page"`}>${text}</a>`;
  const [datasets, models] = [links.browse(allDatasets), links.browse(allModels)];
  const page = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
${policy && html`<meta http-equiv="Content-Security-Policy" content="${policy}">`}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
${description && html`<meta name="description" content="${description}">`}
<title>${title}</title>
<link rel="icon" href="${links.asset("icon.svg")}" type="image/svg+xml">
${["page.css", ...styles].map((name) => html`<link rel="stylesheet" href="${links.asset(name)}">\n`)}
${data && html`<script type="application/ld+json">${data}</script>`}
${scripts.map((name) => html`<script type="module" src="${links.asset(name)}"></script>\n`)}
</head>
<body>
<a class="skip" href="#content">${said.skipToContent}</a>
<header class="top"><nav aria-label="whichdata"><a class="brand" href="${links.home() ?? datasets ?? ""}"><span class="logo" aria-hidden="true"></span><span class="brand-name">whichdata</span></a>
${entry("ask", links.home(), said.ask)}${entry("datasets", datasets, said.browse)}${entry("models", models, said.models)}
<span class="push"></span><a class="language" lang="${other}" hreflang="${other}" href="${links.inLocale(other)}">${said.otherLanguage}</a></nav></header>
<main id="content" tabindex="-1">
${body}
</main>
${links.api() !== null && html`<footer class="bottom"><a class="quiet" href="${links.api()}">${said.api}</a></footer>`}
</body>
</html>
`;
  return writeHtml(page);
}
