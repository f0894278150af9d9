import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { WebAdapter } from "../../adapters/web/adapter.ts";
import { chromiumPath, launch, serve, textOf, type Watch, watch } from "./browser.ts";
import { wholeEngine } from "./harness.ts";

let browser: Browser;
let adapter: WebAdapter;
let context: BrowserContext;
let page: Page;
let seen: Watch;

if (chromiumPath === undefined)
  process.stderr.write("No Chromium found (CHROMIUM_PATH names one): its tests are skipped.\n");

async function ask(question: string): Promise<void> {
  const before = await page.locator(".turn").count();
  await page.getByRole("combobox", { name: /question|질문/ }).fill(question);
  await page.keyboard.press("Enter");
  await page.locator(".turn:not(.pending)").nth(before).waitFor();
}

/** Waits until what is found first reads otherwise than before. */
const changed = (selector: string, before: string) =>
  expect.poll(() => textOf(page.locator(selector).first()), { timeout: 20_000 }).not.toBe(before);
const lastTurn = () => page.locator(".turn").last();
const tab = (look: string) => lastTurn().getByRole("link", { name: look, exact: true });
/** The questions of the answers that are on the page. */
const questions = async () =>
  (await page.locator(".turn:not(.pending) .asked bdi").allTextContents()).map((text) => text.trim());

describe.skipIf(chromiumPath === undefined)("in a browser", () => {
  beforeAll(async () => {
    [browser, adapter] = await Promise.all([launch(), serve(wholeEngine)]);
  });
  afterAll(async () => {
    await browser?.close();
    await adapter?.stop();
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1000, height: 800 }, locale: "en-GB" });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    page = await context.newPage();
    seen = watch(page, adapter.url ?? "");
    await page.goto(adapter.url ?? "");
  });
  afterEach(async () => {
    expect(seen).toEqual({ errors: [], strangers: [] });
    await context.close();
  });

  it("a conversation in both languages goes on from what was asked", async () => {
    await ask("preference data");
    expect(await textOf(lastTurn().locator(".said"))).toContain("datasets match");
    await ask("only Korean ones");
    expect(await textOf(lastTurn().locator(".chips").first())).toMatch(/preference ×\s*Korean ×/);
    await ask("KoLLaVA는 어떤 데이터로 학습했어?");
    expect(await lastTurn().getAttribute("lang")).toBe("ko");
    expect(await lastTurn().locator(".timeline > li").count()).toBeGreaterThan(0);
    expect(await page.locator(".welcome").isVisible()).toBe(false);
    expect(await page.locator("#status").textContent()).toContain("KoLLaVA");
    expect(await page.evaluate("document.activeElement?.id")).toBe("question");
  });

  it("a page that is loaded anew, or come back to, shows the whole conversation, and goes on from it", async () => {
    await ask("preference data");
    await ask("only Korean ones");
    await page.reload();
    expect(await questions()).toEqual(["preference data", "only Korean ones"]);
    expect(await page.locator(".earlier").count()).toBe(0);
    await lastTurn().locator('a[href^="/datasets/"]').first().click();
    await page.locator("article.record").waitFor();
    await page.goBack();
    await page.locator(".turn").nth(1).waitFor();
    expect(await questions()).toEqual(["preference data", "only Korean ones"]);
    await ask("only human annotated ones");
    expect(await textOf(lastTurn().locator(".chips").first())).toMatch(/Korean ×/);
  });

  it("a conversation's link shows its last answer and the questions before it, and goes on from there", async () => {
    await page.goto(`${adapter.url}?q=only+Korean+ones&after=preference+data`);
    expect(await textOf(page.locator(".earlier"))).toBe("preference data");
    expect(await textOf(lastTurn().locator(".chips").first())).toMatch(/preference ×\s*Korean ×/);
    await ask("only human annotated ones");
    await page.reload();
    expect(await textOf(page.locator(".earlier"))).toBe("preference data");
    expect(await questions()).toEqual(["only Korean ones", "only human annotated ones"]);
  });

  it("Back and Forward lead through the answers, to the start and back", async () => {
    await ask("preference data");
    await ask("only Korean ones");
    await page.goBack();
    await expect.poll(questions).toEqual(["preference data"]);
    expect(await page.title()).toBe("preference data · whichdata");
    await page.goBack();
    await page.locator(".welcome").waitFor({ state: "visible" });
    expect(await questions()).toEqual([]);
    await page.goForward();
    await page.goForward();
    await expect.poll(questions).toEqual(["preference data", "only Korean ones"]);
    await page.goBack();
    await expect.poll(questions).toEqual(["preference data"]);
    await ask("VLFeedback");
    expect(await questions()).toEqual(["preference data", "VLFeedback"]);
  });

  it("questions asked faster than answers come stay in order, each with those before it", async () => {
    const views: { question: string; after: string[] }[] = [];
    let answer: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route("**/api/turn", async (route) => {
      views.push(route.request().postDataJSON().view);
      await held;
      await route.continue();
    });
    const box = page.getByRole("combobox", { name: "Your question" });
    for (const question of ["preference data", "only Korean ones", "how many"]) {
      await box.fill(question);
      await page.keyboard.press("Enter");
    }
    expect(await page.locator(".pending").count()).toBe(3);
    expect(await textOf(page.locator(".pending .thinking").first())).toBe("Looking it up…");
    expect(await textOf(page.locator("#status"))).toBe("Looking it up…");
    answer();
    await expect.poll(() => page.locator(".pending").count(), { timeout: 20_000 }).toBe(0);
    expect(await questions()).toEqual(["preference data", "only Korean ones", "how many"]);
    expect(views.map(({ after }) => after)).toEqual([[], ["preference data"], ["preference data", "only Korean ones"]]);
    expect(new URL(page.url()).searchParams.get("q")).toBe("how many");
  });

  it("a question that fails stays, says so, and can be asked again", async () => {
    await page.route("**/api/turn", (route) => route.abort());
    await page.getByRole("combobox", { name: "Your question" }).fill("preference data");
    await page.keyboard.press("Enter");
    await page.getByText("That did not work").last().waitFor();
    expect(await textOf(page.locator(".pending .asked"))).toBe("You: preference data");
    await page.unroute("**/api/turn");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".turn:not(.pending)").waitFor();
    expect(await questions()).toEqual(["preference data"]);
    expect(seen.errors.splice(0)).toEqual([expect.stringContaining("ERR_FAILED")]);
  });

  it("what was typed and not sent is there after a reload", async () => {
    await page.getByRole("combobox", { name: "Your question" }).pressSequentially("only Kor");
    await page.reload();
    expect(await page.getByRole("combobox", { name: "Your question" }).inputValue()).toBe("only Kor");
  });

  it("the Enter that ends a syllable sends nothing; the next one sends all of it", async () => {
    // An input method's events, as Chromium has them from one.
    const method = await context.newCDPSession(page);
    const box = page.getByRole("combobox", { name: "Your question" });
    await box.focus();
    await method.send("Input.insertText", { text: "한국어 데이" });
    await method.send("Input.imeSetComposition", { text: "터", selectionStart: 1, selectionEnd: 1 });
    const enter = { key: "Enter", code: "Enter", windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 13 };
    await method.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...enter });
    await method.send("Input.dispatchKeyEvent", { type: "char", key: "Enter", text: "\r" });
    await method.send("Input.dispatchKeyEvent", { type: "keyUp", ...enter });
    expect(await page.locator(".turn").count()).toBe(0);
    await method.send("Input.insertText", { text: "터" });
    expect(await box.inputValue()).toBe("한국어 데이터");
    await page.keyboard.press("Enter");
    await page.locator(".turn:not(.pending)").waitFor();
    expect(await questions()).toEqual(["한국어 데이터"]);
    expect(await box.inputValue()).toBe("");
  });

  it("a chip asks without its filter", async () => {
    await ask("preference korean");
    await lastTurn().getByRole("link", { name: "Ask without “preference”" }).click();
    await page.locator(".turn:not(.pending)").nth(1).waitFor();
    expect(await textOf(lastTurn().locator(".chips").first())).toBe("Korean ×");
  });

  it("pages turn in their place", async () => {
    await ask("preference korean");
    await lastTurn().getByRole("link", { name: "Next" }).click();
    await page.getByText(/^11–20 of \d+$/).waitFor();
    await page.keyboard.press("Enter");
    await page.getByText(/^1–10 of \d+$/).waitFor();
    expect(await page.locator(".turn").count()).toBe(1);
  });

  it("each look can be opened by keyboard, and the next answer opens in it", async () => {
    await ask("preference korean");
    for (const look of ["Slack", "Discord"]) {
      await tab(look).focus();
      await page.keyboard.press("Enter");
      await lastTurn().locator(`.look.${look.toLowerCase()} .drawing`).waitFor({ state: "visible" });
      expect(await page.evaluate("document.activeElement?.textContent")).toBe(look);
      expect(new URL(page.url()).searchParams.get("look")).toBe(look.toLowerCase());
    }
    expect(await page.locator(".turn").count()).toBe(1);
    await ask("VLFeedback");
    expect(await lastTurn().locator(".look.discord").isVisible()).toBe(true);
    await page.goBack();
    await expect.poll(questions).toEqual(["preference korean"]);
    expect(await lastTurn().locator(".look.discord").isVisible()).toBe(true);
  });

  it("buttons and selects of a drawn payload work: a page, a share, a choice, an old one", async () => {
    await ask("preference korean");
    await tab("Slack").click();
    await lastTurn().getByRole("button", { name: "Next page" }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get("skip")).toBe("5");
    expect(await page.locator(".turn").count()).toBe(1);
    await lastTurn().getByRole("button", { name: "Share" }).click();
    await page.getByText("Everybody in the channel sees this").first().waitFor();
    await lastTurn().getByRole("button", { name: "Old" }).click();
    await page.locator("p.pressed").waitFor();
    expect(await textOf(page.locator("p.pressed"))).toContain("another version");
    await tab("Discord").click();
    const name = await textOf(lastTurn().locator(".discord select option").nth(1));
    await lastTurn().getByRole("combobox", { name: "Details" }).selectOption({ index: 1 });
    await page.locator(".turn:not(.pending)").nth(2).waitFor();
    expect(await textOf(lastTurn().locator(".discord .h3"))).toBe(name);
  });

  it("the payload can be read and copied, and the answer's link shared", async () => {
    await ask("preference korean");
    await tab("Slack").click();
    await lastTurn().locator(".look.slack summary").click();
    await lastTurn().locator(".look.slack").getByRole("button", { name: "Copy" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const copied: unknown = JSON.parse(await page.evaluate<string>("navigator.clipboard.readText()"));
    expect(copied).toHaveProperty("blocks");
    await lastTurn().getByText("Copy link").click();
    await lastTurn().getByText("Copied").last().waitFor();
    const link = await page.evaluate<string>("navigator.clipboard.readText()");
    const other = await context.newPage();
    await other.goto(link);
    expect(await textOf(other.locator(".asked").last())).toBe("You: preference korean");
    expect(await other.locator(".look.slack").isVisible()).toBe(true);
  });

  it("up to four datasets are compared", async () => {
    await ask("preference korean");
    const boxes = lastTurn().getByRole("checkbox");
    for (const index of [0, 1, 2, 3]) await boxes.nth(index).check();
    expect(await boxes.nth(4).isDisabled()).toBe(true);
    await boxes.nth(3).uncheck();
    await lastTurn().getByRole("button", { name: "Compare the chosen ones" }).click();
    await page.locator("table.comparison").waitFor();
    expect(await page.locator("table.comparison thead th").count()).toBe(3);
  });

  it("names are suggested while one types", async () => {
    await page.getByRole("combobox", { name: "Your question" }).pressSequentially("vlfeed");
    await page.locator('#names option[value="VLFeedback"]').waitFor({ state: "attached" });
  });

  it("the list is searched as one types, narrowed, sorted and opened", async () => {
    await page.getByRole("link", { name: "Datasets", exact: true }).click();
    const all = await textOf(page.locator(".total"));
    await page.getByRole("combobox", { name: "Search" }).pressSequentially("korean");
    await changed(".total", all);
    expect(new URL(page.url()).searchParams.get("q")).toBe("korean");
    expect(await page.evaluate("document.activeElement?.id")).toBe("search");
    await page
      .locator(".facet")
      .first()
      .getByRole("link", { name: /^preference/ })
      .click();
    await page.getByRole("link", { name: "Ask without “preference”" }).waitFor();
    // The focus stays with what was chosen, though the list is another.
    expect(await page.evaluate("document.activeElement?.dataset.key")).toBe("kind:preference");
    const first = await textOf(page.locator(".name a").first());
    await page.getByLabel("Sort by").selectOption("year");
    await changed(".name a", first);
    await page.goBack();
    await page.getByRole("link", { name: "Ask without “preference”" }).waitFor();
    await page.locator(".name a").first().click();
    await page.locator("h1").waitFor();
    expect(page.url()).toContain("/datasets/");
    await page.getByRole("link", { name: "Ask about it" }).click();
    expect(await lastTurn().locator(".card").count()).toBe(1);
  });

  it("a hostile question is shown and does nothing", async () => {
    const evil = `<img src=x onerror="document.title='owned'"></script><script>document.title='owned'</script>`;
    await ask(evil);
    expect(await textOf(lastTurn().locator("h2.asked"))).toBe(`You: ${evil}`);
    await ask("x".repeat(5_000));
    await page.reload();
    expect(await page.title()).not.toBe("owned");
  });
});
