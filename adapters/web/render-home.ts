import { askLink } from "./ask-link.ts";
import { type Html, html } from "./html.ts";
import { limits } from "./limits.ts";
import { type PageKit, writeNumber } from "./page-kit.ts";
import { renderShell } from "./render-shell.ts";
import { renderPending, renderTurn } from "./render-turn.ts";
import type { Turn } from "./turn.ts";
import type { View } from "./view.ts";

/** What only the platforms' looks need; the script brings it with the first of them. */
const chatStyles = ["chat.css", "slack.css", "chat-slack.css", "chat-discord.css"];

function renderWelcome(kit: PageKit): Html {
  const { said, engine, locale } = kit;
  const { datasets, models, updated } = engine.about();
  const examples = engine.ask("help", { locale }).message.suggestions;
  return html`<div class="welcome"><h1>${said.lead}</h1>
<p>${said.intro(writeNumber(datasets, locale), writeNumber(models, locale))}</p>
<div class="ask-here">${renderComposer(kit, null)}</div>
<h2>${said.tryThese}</h2><ul class="chips">${examples.map(
    ({ label, question }) => html`<li>${askLink(kit, { question }, html`<bdi>${label}</bdi>`)}</li>`,
  )}</ul>
${updated && html`<p class="fine">${said.updated(updated)}</p>`}</div>`;
}

function renderEarlier(kit: PageKit, after: readonly string[]): Html {
  if (after.length === 0) return html``;
  return html`<ol class="earlier" aria-label="${kit.said.earlier}">${after.map(
    (question, index) =>
      html`<li>${askLink(kit, { question, after: after.slice(0, index) }, html`<bdi>${question}</bdi>`, { className: "asked" })}</li>`,
  )}</ol>`;
}

function renderComposer(kit: PageKit, turn: Turn | null): Html {
  const { said, locale, links } = kit;
  const view = turn?.seen.view;
  const after = view?.kind === "ask" ? [...view.after, view.question].slice(-limits.after) : [];
  return html`<form class="composer" action="/" method="get" id="composer" data-styles="${chatStyles.map((name) => links.asset(name)).join(" ")}">
<input type="hidden" name="locale" value="${locale}">${after.map((question) => html`<input type="hidden" name="after" value="${question}">`)}
<label class="unseen" for="question">${said.question}</label>
<input id="question" name="q" type="text" list="names" maxlength="${limits.question}" placeholder="${said.placeholder}" autocomplete="off" enterkeyhint="send" dir="auto">
<datalist id="names"></datalist><button class="button primary">${said.send}</button>
<a class="quiet again" href="${links.home() ?? "/"}"${turn === null && html` hidden`}>${said.newConversation}</a></form>`;
}

/** What the window is called with an answer on the page. */
export function pageTitle(view: View | undefined, lead: string): string {
  return view?.kind === "ask" ? `${view.question} · whichdata` : `whichdata: ${lead}`;
}

/** The conversation: the last answer, the questions before it, and the line to ask the next one. */
export function renderHome(kit: PageKit, turn: Turn | null): string {
  const { said, locale } = kit;
  const view = turn?.seen.view;
  const body = html`${turn === null ? renderWelcome(kit) : html`<h1 class="unseen">${said.conversation}</h1>`}
<div id="conversation" data-locale="${locale}" data-copied="${said.copied}" data-not-copied="${said.notCopied}" data-wrong="${said.wrong}. ${said.wrongRemedy}">${view?.kind === "ask" && renderEarlier(kit, view.after)}<div id="turns">${turn && renderTurn(kit, turn, "page")}</div></div>
<p id="status" class="unseen" role="status"></p>
${renderPending(kit)}
${turn !== null && renderComposer(kit, turn)}`;
  return renderShell(kit, {
    title: pageTitle(view, said.lead),
    body,
    section: "ask",
    description: said.lead,
    styles: ["answer.css", "card.css", ...(turn?.platform ? chatStyles : [])],
    scripts: ["conversation.js"],
  });
}
