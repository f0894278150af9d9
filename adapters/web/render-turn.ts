import { createHash } from "node:crypto";
import { askLink } from "./ask-link.ts";
import { type Html, html } from "./html.ts";
import { createPageKit, type PageKit } from "./page-kit.ts";
import { renderMessage } from "./render-message.ts";
import type { PlatformTurn, Turn } from "./turn.ts";
import type { View } from "./view.ts";
import { words } from "./words.ts";

const titles = { slack: "Slack", discord: "Discord" } as const;

function questionOf(view: View): string {
  return view.kind === "ask" ? view.question : "";
}

function chatFrame(kit: PageKit, { seen, audience }: Turn, { name, drawing }: PlatformTurn): Html {
  const { said } = kit;
  const asked = questionOf(seen.view);
  return html`<div class="chat ${name}">
<div class="chat-head" aria-hidden="true"><span class="hash">#</span> ${said.channel}</div>
${asked && html`<div class="post"><div class="avatar person" aria-hidden="true"></div><div class="post-body"><p class="post-by"><strong>${said.you}</strong></p><p class="post-text"><bdi>${asked}</bdi></p></div></div>`}
<div class="post"><div class="avatar bot" aria-hidden="true"></div><div class="post-body"><p class="post-by"><strong>whichdata</strong> <span class="app">APP</span></p>
<div class="drawing">${drawing.drawn}</div>
<p class="audience">${audience === "channel" ? said.chatChannel : said.chatOnly}</p></div></div>
</div>`;
}

function renderPayload(kit: PageKit, { name, payload, problems, drawing }: PlatformTurn): Html {
  const { said } = kit;
  const title = titles[name];
  const verdict =
    problems.length === 0
      ? html`<p class="verdict good">${said.accepted(title)}</p>`
      : html`<div class="verdict bad"><p>${said.refused(title, problems.length)}</p><ul>${problems.map((one) => html`<li>${one}</li>`)}</ul></div>`;
  return html`${!drawing.complete && html`<p class="verdict">${said.notDrawn}</p>`}${verdict}
<details class="payload"><summary>${said.payload} (JSON)</summary><button type="button" class="quiet copy" data-copy="json">${said.copy}</button>
<pre tabindex="0"><code>${JSON.stringify(payload, null, 2)}</code></pre></details>`;
}

/** Which looks there are: a link each, which a page without a script follows. */
function renderTabs({ said, links }: PageKit, { seen: { view }, looks, platform }: Turn): Html {
  const open = platform?.name ?? "web";
  const tab = (look: Turn["looks"][number]) => {
    const href = view.kind === "ask" ? links.ask({ ...view, look }) : null;
    const title = look === "web" ? said.web : titles[look];
    return html`<a href="${href ?? links.home() ?? ""}" data-look="${look}"${look === open && html` aria-current="true"`}>${title}</a>`;
  };
  return html`<nav class="looks" aria-label="${said.looks}">${looks.map(tab)}</nav>`;
}

/**
 * An answer of the conversation in the look that is open. The words around it are in the answer's language.
 * @param kit the page's kit, for the links.
 * @param place tells turns of the same question on one page apart.
 */
export function renderTurn(kit: PageKit, turn: Turn, place: string): Html {
  const { seen, platform } = turn;
  const { view, message } = seen;
  const { locale } = message;
  const own = createPageKit(kit.engine, locale, kit.links);
  const id = createHash("sha256")
    .update(JSON.stringify([view, place]))
    .digest("hex")
    .slice(0, 10);
  const look = platform === null ? {} : { look: platform.name };
  const share =
    view.kind === "ask" &&
    html`<p class="turn-foot">${askLink(kit, { ...view, ...look }, words[locale].copyLink, { className: "quiet share" })}</p>`;
  const body = platform
    ? html`${chatFrame(own, turn, platform)}${renderPayload(own, platform)}`
    : renderMessage(own, seen);
  return html`<section class="turn" lang="${locale}" aria-labelledby="turn-${id}" data-view="${JSON.stringify(view)}">
<h2 class="asked" id="turn-${id}" tabindex="-1"${questionOf(view) === "" && html` hidden`}><span class="unseen">${words[locale].you}: </span><bdi>${questionOf(view)}</bdi></h2>
<div class="answer">${turn.looks.length > 1 && renderTabs(own, turn)}
<div class="look ${platform?.name ?? "web"}">${body}</div></div>${share}</section>`;
}

/** What stands in the place of an answer until it is there, and where it fails: a template for the script. */
export function renderPending({ said }: PageKit): Html {
  return html`<template id="pending"><section class="turn pending" aria-busy="true"><h2 class="asked" tabindex="-1"><span class="unseen">${said.you}: </span><bdi></bdi></h2>
<p class="thinking">${said.thinking}</p><p class="failed" hidden><span></span> <button type="button" class="button" data-retry>${said.retry}</button></p></section></template>`;
}
