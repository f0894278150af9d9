import { createHash } from "node:crypto";
import { askLink } from "./ask-link.ts";
import { type Html, html } from "./html.ts";
import { createPageKit, type PageKit } from "./page-kit.ts";
import { renderMessage } from "./render-message.ts";
import type { PlatformTurn, Turn } from "./turn.ts";
import type { View } from "./view.ts";
import { words } from "./words.ts";

/** Which of the looks of an answer is open: the page's own, or a platform's. */
export type Look = "web" | PlatformTurn["name"];

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

function renderLooks(kit: PageKit, turn: Turn, id: string, open: Look): Html {
  const { said } = kit;
  const looks: readonly { name: Look; title: string; body: Html }[] = [
    { name: "web", title: said.web, body: renderMessage(kit, turn.seen) },
    ...turn.platforms.map((platform) => ({
      name: platform.name,
      title: titles[platform.name],
      body: html`${chatFrame(kit, turn, platform)}${renderPayload(kit, platform)}`,
    })),
  ];
  const chosen = looks.some(({ name }) => name === open) ? open : "web";
  return html`<fieldset class="looks"><legend class="unseen">${said.looks}</legend>${looks.map(
    ({ name, title }) =>
      html`<input type="radio" class="look-choice ${name}" name="look-${id}" id="look-${id}-${name}" value="${name}"${name === chosen && html` checked`}><label for="look-${id}-${name}">${title}</label>`,
  )}
${looks.map(({ name, body }) => html`<div class="look ${name}">${body}</div>`)}</fieldset>`;
}

/**
 * An answer of the conversation with all its looks. The words around it are in the answer's language.
 * @param kit the page's kit, for the links.
 * @param place tells turns of the same question on one page apart.
 */
export function renderTurn(kit: PageKit, turn: Turn, open: Look, place: string): Html {
  const { view, message } = turn.seen;
  const { locale } = message;
  const own = createPageKit(kit.engine, locale, kit.links);
  const id = createHash("sha256")
    .update(JSON.stringify([view, place]))
    .digest("hex")
    .slice(0, 10);
  const asked = view.kind === "ask" ? view : null;
  const share =
    asked &&
    html`<p class="turn-foot">${askLink(kit, asked, words[locale].copyLink, { className: "quiet share" })}</p>`;
  return html`<section class="turn" lang="${locale}" aria-labelledby="turn-${id}" data-view="${JSON.stringify(view)}">
<h2 class="asked" id="turn-${id}"${questionOf(view) === "" && html` hidden`}><span class="unseen">${words[locale].you}: </span><bdi>${questionOf(view)}</bdi></h2>
${renderLooks(own, turn, id, open)}${share}</section>`;
}
