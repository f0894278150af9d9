// The conversation without loading the page anew. Without this script every link and form still leads to the same answer.
import { completeNames } from "./complete-names.js";
import { createTurns } from "./turns.js";

const conversation = document.getElementById("conversation");
const box = document.getElementById("turns");
const composer = document.getElementById("composer");
const input = document.getElementById("question");
const status = document.getElementById("status");
const welcome = document.querySelector(".welcome");

const { locale } = conversation.dataset;
const longestConversation = 8;
const mostCompared = 4;
const patienceMs = 20_000;
const draftKey = "whichdata:draft";
let look = box.querySelector(".look")?.classList[1] ?? "web";
let places = 0;

/** The line to ask in stands beneath the headline as long as nothing was asked, and then below the answers. */
function arrange(turns) {
  const isFocused = document.activeElement === input;
  if (welcome) {
    welcome.hidden = turns > 0;
    if (turns > 0) status.after(composer);
    else welcome.querySelector(".ask-here").append(composer);
  }
  if (isFocused) input.focus({ preventScroll: true });
  document.querySelector(".again").hidden = turns === 0;
  // The script says what came before; these are for a page without it.
  for (const one of composer.querySelectorAll('input[name="after"]')) one.remove();
}

const turns = createTurns(box, arrange);
arrange(box.querySelectorAll(".turn").length);

function say(text) {
  status.textContent = text;
}

function reveal(node) {
  node.scrollIntoView({ block: "start" });
}

/** The questions before a turn, oldest first: it may go on from them. */
function questionsBefore(node) {
  const view = turns.viewsBefore(node).findLast(({ kind }) => kind === "ask");
  return view ? [...view.after, view.question].slice(-longestConversation) : [];
}

function showSentence(text, after) {
  const line = document.createElement("p");
  line.className = "pressed";
  line.textContent = text;
  if (after?.isConnected) after.after(line);
  else box.append(line);
  line.scrollIntoView({ block: "nearest" });
  say(text);
}

/** What a platform's look needs beside the page's own. */
function bringStyles() {
  for (const href of composer.dataset.styles.split(" ")) {
    if (document.querySelector(`link[href="${href}"]`)) continue;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    document.head.append(link);
  }
}

/** Asks the server. Throws a sentence for the person where there is no answer. */
async function post(path, body) {
  places++;
  const request = {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ locale, look, place: `${Date.now().toString(36)}${places}`, ...body }),
    signal: AbortSignal.timeout(patienceMs),
  };
  const response = await fetch(path, request).catch(() => null);
  const answer = await response?.json().catch(() => null);
  if (!answer) throw new Error(conversation.dataset.wrong);
  if (!response.ok) throw new Error(`${answer.error}. ${answer.remedy}`);
  return answer;
}

let last = Promise.resolve();
/** One request after the other: each may go on from the answer before it. */
function inTurn(task) {
  last = last.then(task, task);
  return last;
}

function pendingTurn(question) {
  const node = document.getElementById("pending").content.firstElementChild.cloneNode(true);
  node.querySelector("bdi").textContent = question;
  box.append(node);
  arrange(box.children.length);
  reveal(node);
  say(node.querySelector(".thinking").textContent);
  return node;
}

/**
 * Asks for a view, and shows its answer below the others. Until it is there the question stands there, and where it fails
 * it can be asked again.
 * @param {(node: HTMLElement) => object} viewOf the view, once what was asked before is answered
 */
function ask(question, viewOf, focusAnswer) {
  const node = pendingTurn(question);
  const failed = node.querySelector(".failed");
  const run = async () => {
    try {
      const answer = await post("/api/turn", { view: viewOf(node) });
      const turn = turns.put(answer.html, node, { ...answer, isNew: true });
      if (focusAnswer) turn.querySelector(".asked").focus({ preventScroll: true });
      reveal(turn);
      say(answer.announce);
    } catch (error) {
      node.setAttribute("aria-busy", "false");
      node.querySelector(".thinking").hidden = true;
      failed.hidden = false;
      failed.querySelector("span").textContent = error.message;
      say(error.message);
    }
  };
  node.querySelector("[data-retry]").addEventListener("click", () => {
    node.setAttribute("aria-busy", "true");
    node.querySelector(".thinking").hidden = false;
    failed.hidden = true;
    void inTurn(run);
  });
  void inTurn(run);
}

/** Has an answer take the place of another: a turned page, another look. */
function replace(turn, path, body, isNew, focus) {
  turn.setAttribute("aria-busy", "true");
  void inTurn(async () => {
    try {
      const answer = await post(path, body);
      if ("said" in answer) return showSentence(answer.said, turn);
      if (path === "/api/press" && !answer.replaces) {
        const node = pendingTurn("");
        return reveal(turns.put(answer.html, node, { ...answer, isNew: true }));
      }
      const next = turns.put(answer.html, turn, { ...answer, isNew });
      next.querySelector(focus)?.focus({ preventScroll: true });
      if (isNew) reveal(next);
      say(answer.announce);
    } catch (error) {
      showSentence(error.message, turn);
    } finally {
      turn.removeAttribute("aria-busy");
    }
  });
}

let isComposing = false;
input.addEventListener("compositionstart", () => {
  isComposing = true;
});
input.addEventListener("compositionend", () => {
  isComposing = false;
});
input.addEventListener("keydown", (event) => {
  // This Enter ends a syllable; the one that sends comes after it. 229: an input method has the key.
  if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.preventDefault();
});
input.addEventListener("input", () => sessionStorage.setItem(draftKey, input.value));
if (input.value === "") input.value = sessionStorage.getItem(draftKey) ?? "";

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  const question = input.value.trim();
  if (question === "" || isComposing) return;
  input.value = "";
  input.list.replaceChildren();
  sessionStorage.removeItem(draftKey);
  ask(question, (node) => ({ kind: "ask", question, after: questionsBefore(node) }), false);
  input.focus({ preventScroll: true });
});

async function copy(button, text) {
  const before = button.textContent;
  const isCopied = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  button.textContent = isCopied ? conversation.dataset.copied : conversation.dataset.notCopied;
  say(button.textContent);
  setTimeout(() => {
    button.textContent = before;
  }, 1500);
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const target = event.target.closest("a[data-ask], a[data-look], button[data-press], button[data-copy]");
  if (!target) return;
  const turn = target.closest(".turn");
  event.preventDefault();
  if (target.dataset.copy) void copy(target, target.parentElement.querySelector("code").textContent);
  else if (target.dataset.press !== undefined) press(target, target.dataset.value ?? null);
  else if (target.classList.contains("share")) void copy(target, target.href);
  else if (target.dataset.look) {
    look = target.dataset.look;
    if (look !== "web") bringStyles();
    replace(turn, "/api/turn", { view: JSON.parse(turn.dataset.view) }, false, `[data-look="${look}"]`);
  } else {
    const view = JSON.parse(target.dataset.ask);
    if (target.dataset.replaces === undefined) ask(view.question, () => view, true);
    else replace(turn, "/api/turn", { view }, true, ".pages a");
  }
});

/** Uses a control of a drawn payload: the platform's own reader says what it leads to. */
function press(control, value) {
  const turn = control.closest(".turn");
  const platform = control.closest(".chat").classList.contains("slack") ? "slack" : "discord";
  replace(
    turn,
    "/api/press",
    { look: platform, platform, id: control.dataset.press, value, answer: turn.lang },
    true,
    ".asked",
  );
  if (control.tagName === "SELECT") control.value = "";
}

document.addEventListener("change", ({ target }) => {
  if (target.matches("select[data-press]") && target.value !== "") press(target, target.value);
  if (target.matches('input[name="compare"]')) {
    const boxes = [...target.form.querySelectorAll('input[name="compare"]')];
    const chosen = boxes.filter(({ checked }) => checked).length;
    for (const one of boxes) one.disabled = !one.checked && chosen >= mostCompared;
  }
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form.compare")) return;
  event.preventDefault();
  const names = [...form.querySelectorAll('input[name="compare"]:checked')].map(({ value }) => value);
  const answer = form.closest(".turn").lang;
  if (names.length === 0) return;
  ask(names.join(" · "), () => ({ kind: "compare", names: names.slice(0, mostCompared), locale: answer }), true);
});

completeNames(input, { locale });
