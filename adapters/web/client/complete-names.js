/**
 * Offers names that go on from what is typed, in the list that belongs to the field.
 * @param {HTMLInputElement} input
 * @param {{ locale: string, type?: "dataset" | "model" }} parameters of `/api/suggest`
 */
export function completeNames(input, parameters) {
  const pauseMs = 120;
  let latest = 0;
  let timer;

  async function offer() {
    latest++;
    const mine = latest;
    const text = input.value.trim();
    if (text.length < 2 || text.length > 40) return input.list.replaceChildren();
    const response = await fetch(`/api/suggest?${new URLSearchParams({ q: text, ...parameters })}`).catch(() => null);
    const answer = response?.ok ? await response.json().catch(() => null) : null;
    // Names are a help: without them, or with newer ones on their way, what is typed stays as it is.
    if (answer === null || mine !== latest) return;
    const options = answer.choices.map(({ name, label }) => {
      const option = document.createElement("option");
      option.value = name;
      option.label = label;
      return option;
    });
    input.list.replaceChildren(...options);
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void offer(), pauseMs);
  });
}
