import type { Locale, Registry } from "../../src/index.ts";
import { toJson } from "../json.ts";
import { askLink } from "./ask-link.ts";
import { type Html, html } from "./html.ts";
import { limits } from "./limits.ts";
import { type PageKit, writeNumber } from "./page-kit.ts";
import { renderCard } from "./render-card.ts";
import { renderShell } from "./render-shell.ts";
import { renderPending, renderTurn } from "./render-turn.ts";
import { createSourceMarks } from "./source-marks.ts";
import type { Turn } from "./turn.ts";
import type { View } from "./view.ts";

/** What only the platforms' looks need; the script brings it with the first of them. */
const chatStyles = ["chat.css", "slack.css", "chat-slack.css", "chat-discord.css"];

/** Whether a question has an answer here: a registry of somebody's own may know nothing of our examples. */
function isAnswered({ engine, locale }: PageKit, question: string): boolean {
  const { kind, relaxed, unknown, understood } = toJson(engine.ask(question, { locale, limit: 1 }));
  const isWhole = relaxed.length === 0 && unknown.length === 0 && understood.text === "";
  return isWhole && kind !== "none" && kind !== "help";
}

const answeredExamples = new WeakMap<Registry, Map<Locale, PageKit["said"]["examples"]>>();

/** The examples that have an answer, by what they show; asked once of a registry. */
function examplesOf(kit: PageKit): PageKit["said"]["examples"] {
  const registry = kit.engine.registry();
  const known = answeredExamples.get(registry) ?? new Map();
  answeredExamples.set(registry, known);
  const examples =
    known.get(kit.locale) ??
    kit.said.examples
      .map(({ title, questions }) => ({ title, questions: questions.filter((one) => isAnswered(kit, one)) }))
      .filter(({ questions }) => questions.length > 0);
  known.set(kit.locale, examples);
  return examples;
}

/** A model's training data, to see at once what an answer is: of a well-known one, where it is there. */
function renderLive(kit: PageKit): Html {
  const { engine, locale, said } = kit;
  const { models, model } = engine.registry();
  const shown = model("llava-1.5") ?? models[0];
  const card = shown && engine.show([{ type: "model", id: shown.id }], locale).cards[0];
  if (!card) return html``;
  const marks = createSourceMarks(kit);
  return html`<section class="live"><h2>${said.live(card.title.text)}</h2><div class="answer">${renderCard(kit, card, true, marks)}${marks.list()}</div></section>`;
}

function renderWelcome(kit: PageKit): Html {
  const { said, engine, locale } = kit;
  const { datasets, models, updated } = engine.about();
  const groups = examplesOf(kit).map(
    ({ title, questions }) =>
      html`<section><h2>${title}</h2><ul>${questions.map((question) => html`<li>${askLink(kit, { question, locale }, html`<bdi>${question}</bdi>`, { className: "example" })}</li>`)}</ul></section>`,
  );
  return html`<div class="welcome"><h1>${said.lead.split(/(?<=\?) /).map((sentence) => html`<span>${sentence}</span> `)}</h1>
<div class="ask-here">${renderComposer(kit, null)}</div>
<p class="fine">${said.intro(writeNumber(datasets, locale), writeNumber(models, locale))}${updated && html` ${said.updated(updated)}`}</p>
<div class="examples">${groups}</div>
${renderLive(kit)}</div>`;
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
<datalist id="names"></datalist><button class="button primary">${said.send}</button></form>`;
}

/** What the window is called with an answer on the page. */
export function pageTitle(view: View | undefined, lead: string): string {
  return view?.kind === "ask" ? `${view.question} · whichdata` : `whichdata: ${lead}`;
}

/** The conversation: the last answer, the questions before it, and the line to ask the next one. */
export function renderHome(kit: PageKit, turn: Turn | null): string {
  const { said, locale, links } = kit;
  const view = turn?.seen.view;
  const body = html`${turn === null ? renderWelcome(kit) : html`<h1 class="unseen">${said.conversation}</h1>`}
<div id="conversation" data-locale="${locale}" data-copied="${said.copied}" data-not-copied="${said.notCopied}" data-wrong="${said.wrong}. ${said.wrongRemedy}">${view?.kind === "ask" && renderEarlier(kit, view.after)}<div id="turns">${turn && renderTurn(kit, turn, "page")}</div></div>
<p class="again"${turn === null && html` hidden`}><a class="quiet" href="${links.home() ?? "/"}">${said.newConversation}</a></p>
<p id="status" class="unseen" role="status"></p>
${renderPending(kit)}
${turn !== null && renderComposer(kit, turn)}`;
  return renderShell(kit, {
    title: pageTitle(view, said.lead),
    body,
    section: "ask",
    description: said.lead,
    styles: [
      "answer.css",
      "card.css",
      "table.css",
      "comparison.css",
      ...(turn === null ? ["start.css"] : []),
      ...(turn?.platform ? chatStyles : []),
    ],
    scripts: ["conversation.js"],
  });
}
