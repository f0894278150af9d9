// The turns of the conversation: what is on the page, where Back and Forward lead, what a reload brings back.

const mostKept = 40;
const prefix = "whichdata:conversation:";

function elementOf(markup) {
  const template = document.createElement("template");
  template.innerHTML = markup;
  return template.content.firstElementChild;
}

function read(conversation) {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + conversation)) ?? null;
  } catch {
    return null;
  }
}

/** Keeps a conversation for this tab; where there is no room, in the place of the others. */
function write(conversation, kept) {
  try {
    sessionStorage.setItem(prefix + conversation, JSON.stringify(kept));
  } catch {
    const others = Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
    for (const key of others) sessionStorage.removeItem(key);
  }
}

/**
 * Each entry of the window's history holds which turns were on the page then.
 * @param {HTMLElement} box where the turns stand
 * @param {(turns: number) => void} changed called with the number of turns on the page whenever they have changed
 */
export function createTurns(box, changed) {
  const nodes = new Map();
  let shown = [];
  let { conversation } = history.state ?? {};
  const stored = conversation === undefined ? null : read(conversation);
  conversation ??= Date.now().toString(36) + Math.random().toString(36).slice(2, 8);
  const earlier = () => document.querySelector(".earlier")?.outerHTML ?? "";
  const kept = stored ?? { earlier: earlier(), markup: {} };

  const nodeOf = (id) => {
    if (!nodes.has(id)) nodes.set(id, elementOf(kept.markup[id]));
    return nodes.get(id);
  };
  const isKept = (list) => list.every((id) => id in kept.markup);

  function keep(markup) {
    const id = `${Object.keys(kept.markup).length}-${Date.now().toString(36)}`;
    kept.markup[id] = markup;
    const tooMany = Object.keys(kept.markup).slice(0, -mostKept);
    for (const old of tooMany) if (!shown.includes(old)) delete kept.markup[old];
    write(conversation, kept);
    return id;
  }

  function show(list) {
    shown = list;
    const waiting = [...box.querySelectorAll(":scope > .pending, :scope > .pressed")];
    box.replaceChildren(...list.map(nodeOf), ...waiting);
    changed(list.length);
  }

  const entry = (title) => ({ conversation, shown, title });

  // What the server sent is the first turn of a conversation, or the last of one that is kept.
  const sent = [...box.children];
  if (stored && isKept(history.state.shown)) {
    document.querySelector(".earlier")?.remove();
    if (stored.earlier) box.before(elementOf(stored.earlier));
    show(history.state.shown);
  } else {
    shown = sent.map((node) => {
      const id = keep(node.outerHTML);
      nodes.set(id, node);
      return id;
    });
    history.replaceState(entry(document.title), "");
  }

  addEventListener("popstate", ({ state }) => {
    // An entry of the page without its script, or of a conversation that is kept no more: the server has it.
    if (state?.conversation !== conversation || !isKept(state.shown)) return location.reload();
    if (state.shown.length === 0 && document.querySelector(".welcome") === null) return location.reload();
    document.title = state.title;
    show(state.shown);
  });

  return {
    /** The views that are on the page above a node, oldest first; all of them where none is given. */
    viewsBefore(node) {
      const all = [...box.children];
      const above = node ? all.slice(0, all.indexOf(node)) : all;
      return above.filter((one) => one.dataset.view).map((one) => JSON.parse(one.dataset.view));
    },
    /**
     * Puts a turn in the place of a node that stands there. `isNew`: as an entry of its own in the window's history.
     * @returns {HTMLElement} the turn
     */
    put(markup, node, { address, title, isNew }) {
      const before = [...nodes].find(([, one]) => one === node)?.[0];
      const id = keep(markup);
      const turn = nodeOf(id);
      node.replaceWith(turn);
      shown = before === undefined ? [...box.children].flatMap(idOf) : shown.map((one) => (one === before ? id : one));
      document.title = title;
      history[isNew ? "pushState" : "replaceState"](entry(title), "", address ?? location.href);
      changed(shown.length);
      return turn;
    },
  };

  function idOf(node) {
    const found = [...nodes].find(([, one]) => one === node);
    return found ? [found[0]] : [];
  }
}
