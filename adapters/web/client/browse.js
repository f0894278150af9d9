import { completeNames } from "./complete-names.js";

// The list follows what is typed and chosen without loading the page anew; without this script the button does the same.
(() => {
  const form = document.querySelector("form.search");
  const search = document.getElementById("search");
  const sort = document.getElementById("sort");
  if (!form || !search || !sort) return;

  const locale = document.documentElement.lang;
  const pauseMs = 150;
  let latest = 0;
  let timer;

  /** Shows another state of the list: only what changed is put in, so that typing goes on undisturbed. */
  async function show(address, isNew, wasPaged = false) {
    latest++;
    const mine = latest;
    const response = await fetch(address).catch(() => null);
    if (!response?.ok) return location.assign(address);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (mine !== latest) return;
    const open = [...document.querySelectorAll("#browse details")].map((one) => one.open);
    const list = page.getElementById("browse");
    list.querySelectorAll("details").forEach((one, index) => {
      one.open = open[index] ?? one.open;
    });
    const key = document.activeElement?.dataset.key;
    document.getElementById("browse").replaceWith(list);
    // What had the focus is another element now; of another page, the beginning is what comes next.
    if (wasPaged) document.querySelector(".total").focus();
    else if (key) (list.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? list.querySelector(".total")).focus();
    if (wasPaged) scrollTo({ top: 0 });
    for (const kept of form.querySelectorAll('input[type="hidden"]')) kept.remove();
    form.prepend(...page.querySelectorAll('form.search input[type="hidden"]'));
    document.querySelector(".language").href = page.querySelector(".language").href;
    if (isNew) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }

  function address() {
    const parameters = new URLSearchParams(new FormData(form));
    return `${form.getAttribute("action")}?${parameters}`;
  }

  search.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void show(address(), false), pauseMs);
  });
  completeNames(search, { type: form.dataset.type, locale });
  sort.addEventListener("change", () => void show(address(), true));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    void show(address(), true);
  });
  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const link = event.target.closest(".facet a, main .chips a, main .pages a");
    if (!link) return;
    event.preventDefault();
    void show(link.getAttribute("href"), true, link.closest(".pages") !== null);
  });
  addEventListener("popstate", () => location.reload());

  // On a narrow screen the list comes first, and the filters when they are asked for.
  if (matchMedia("(max-width: 46rem)").matches) document.querySelector(".facets").open = false;
})();
