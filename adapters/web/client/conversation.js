import { completeNames } from "./complete-names.js";

// The conversation without loading the page anew. Without this script every link and form still leads to the same answer.
(() => {
  const conversation = document.getElementById("conversation");
  const composer = document.getElementById("composer");
  const input = document.getElementById("question");
  const status = document.getElementById("status");
  if (!conversation || !composer || !input || !status) return;

  const locale = conversation.dataset.locale;
  const longestConversation = 8;
  let look = conversation.querySelector(".look-choice:checked")?.value ?? "web";
  let turns = 0;

  function lastView() {
    const shown = [...conversation.querySelectorAll(".turn")].map((turn) => JSON.parse(turn.dataset.view));
    return shown.findLast((view) => view.kind === "ask") ?? null;
  }

  /** The questions so far, oldest first: the next one may go on from them. */
  function questionsSoFar() {
    const view = lastView();
    return view === null ? [] : [...view.after, view.question].slice(-longestConversation);
  }

  function say(text) {
    status.textContent = text;
  }

  function showSentence(text) {
    const line = document.createElement("p");
    line.className = "pressed";
    line.textContent = text;
    conversation.append(line);
    line.scrollIntoView({ block: "nearest" });
    say(text);
  }

  function showTurn({ html, announce, address }, inPlaceOf) {
    const template = document.createElement("template");
    template.innerHTML = html;
    const turn = template.content.firstElementChild;
    if (inPlaceOf) inPlaceOf.replaceWith(turn);
    else conversation.append(turn);
    document.querySelector(".welcome")?.remove();
    composer.querySelector(".again").hidden = false;
    composer.querySelectorAll('input[name="after"]').forEach((one) => {
      one.remove();
    });
    if (address) {
      const shown = new URL(address, location.href);
      if (look !== "web") shown.searchParams.set("look", look);
      history.replaceState(null, "", shown);
    }
    turn.scrollIntoView({ block: "start" });
    say(announce);
    return turn;
  }

  /** Asks the server for a turn, and shows it: in the place of `from` where `replaces` or the answer says so, else below. */
  async function post(path, body, { from = null, replaces = false } = {}) {
    document.body.classList.add("busy");
    turns++;
    try {
      const response = await fetch(path, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ ...body, locale, look, place: String(turns) }),
      });
      const answer = await response.json();
      if (!response.ok) showSentence(`${answer.error}. ${answer.remedy}`);
      else if ("said" in answer) showSentence(answer.said);
      else return showTurn(answer, answer.replaces || replaces ? from : null);
    } catch {
      showSentence(conversation.dataset.wrong);
    } finally {
      document.body.classList.remove("busy");
    }
    return null;
  }

  composer.addEventListener("submit", async (event) => {
    event.preventDefault();
    const question = input.value.trim();
    if (question === "") return;
    input.value = "";
    input.list.replaceChildren();
    await post("/api/turn", { view: { kind: "ask", question, after: questionsSoFar() } });
    input.focus({ preventScroll: true });
  });

  async function copy(button, text) {
    await navigator.clipboard.writeText(text);
    const before = button.textContent;
    button.textContent = conversation.dataset.copied;
    say(conversation.dataset.copied);
    setTimeout(() => {
      button.textContent = before;
    }, 1500);
  }

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const target = event.target.closest("a[data-ask], button[data-press], button[data-copy]");
    if (!target) return;
    if (target.dataset.copy) {
      void copy(target, target.parentElement.querySelector("code").textContent);
    } else if (target.dataset.press !== undefined) {
      void press(target, target.dataset.value ?? null);
    } else if (target.classList.contains("share")) {
      event.preventDefault();
      const shown = new URL(target.href);
      if (look !== "web") shown.searchParams.set("look", look);
      void copy(target, shown.href);
    } else {
      event.preventDefault();
      void follow(target);
    }
  });

  /** Asks what a link asks. */
  async function follow(link) {
    const replaces = link.dataset.replaces !== undefined;
    const view = JSON.parse(link.dataset.ask);
    const turn = await post("/api/turn", { view }, { from: link.closest(".turn"), replaces });
    if (replaces) turn?.querySelector(".look.web .pages a")?.focus({ preventScroll: true });
  }

  /** Uses a control of a drawn payload: the platform's own reader says what it leads to. */
  async function press(control, value) {
    const from = control.closest(".turn");
    const platform = control.closest(".chat").classList.contains("slack") ? "slack" : "discord";
    const body = { platform, id: control.dataset.press, value, answer: from.lang };
    await post("/api/press", body, { from });
    if (control.tagName === "SELECT") control.value = "";
  }

  document.addEventListener("change", (event) => {
    const { target } = event;
    if (target.matches("select[data-press]") && target.value !== "") void press(target, target.value);
    if (target.matches(".look-choice")) {
      look = target.value;
    }
    if (target.matches('input[name="compare"]')) limitChoice(target.form);
  });

  const mostCompared = 4;
  function limitChoice(form) {
    const boxes = [...form.querySelectorAll('input[name="compare"]')];
    const chosen = boxes.filter((box) => box.checked).length;
    for (const box of boxes) box.disabled = !box.checked && chosen >= mostCompared;
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form.compare")) return;
    event.preventDefault();
    const chosen = [...form.querySelectorAll('input[name="compare"]:checked')].map((box) => box.value);
    const answer = form.closest(".turn").lang;
    if (chosen.length === 0) return;
    void post("/api/turn", { view: { kind: "compare", names: chosen.slice(0, mostCompared), locale: answer } });
  });

  completeNames(input, { locale });
})();
