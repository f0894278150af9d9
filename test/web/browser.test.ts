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
  await page.locator(".turn").nth(before).waitFor();
}

/** Waits until what is found first reads otherwise than before. */
const changed = (selector: string, before: string) =>
  expect.poll(() => textOf(page.locator(selector).first()), { timeout: 20_000 }).not.toBe(before);
const lastTurn = () => page.locator(".turn").last();

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
    expect(await textOf(lastTurn().locator(".look.web .said"))).toContain("datasets match");
    await ask("only Korean ones");
    expect(await textOf(lastTurn().locator(".look.web .chips").first())).toMatch(/preference ×\s*Korean ×/);
    await ask("KoLLaVA는 어떤 데이터로 학습했어?");
    expect(await lastTurn().getAttribute("lang")).toBe("ko");
    expect(await lastTurn().locator(".timeline > li").count()).toBeGreaterThan(0);
    expect(await page.locator(".welcome").count()).toBe(0);
    expect(await page.locator("#status").textContent()).toContain("KoLLaVA");
    expect(await page.evaluate("document.activeElement?.id")).toBe("question");
  });

  it("the page that was loaded anew shows the last answer, and goes on from it", async () => {
    await ask("preference data");
    await ask("only Korean ones");
    await page.reload();
    expect(await textOf(page.locator(".earlier"))).toBe("preference data");
    expect(await textOf(lastTurn().locator(".look.web .chips").first())).toMatch(/preference ×\s*Korean ×/);
    await ask("only human annotated ones");
    expect(await textOf(lastTurn().locator(".look.web .chips").first())).toMatch(/Korean ×/);
  });

  it("a chip asks without its filter", async () => {
    await ask("preference korean");
    await lastTurn().getByRole("link", { name: "Ask without “preference”" }).click();
    await page.locator(".turn").nth(1).waitFor();
    expect(await textOf(lastTurn().locator(".look.web .chips").first())).toBe("Korean ×");
  });

  it("pages turn in their place", async () => {
    await ask("preference korean");
    await lastTurn().getByRole("link", { name: "Next" }).click();
    await page.getByText("6–10 of 49", { exact: true }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("1–5 of 49", { exact: true }).waitFor();
    expect(await page.locator(".turn").count()).toBe(1);
  });

  it("each look can be opened by keyboard, and the next answer opens in it", async () => {
    await ask("preference korean");
    await lastTurn().getByRole("radio", { name: "Web" }).focus();
    for (const look of ["slack", "discord"]) {
      await page.keyboard.press("ArrowRight");
      await lastTurn().locator(`.look.${look} .drawing`).waitFor({ state: "visible" });
      expect(await lastTurn().locator(".look.web").isVisible()).toBe(false);
    }
    await ask("VLFeedback");
    expect(await lastTurn().locator(".look.discord").isVisible()).toBe(true);
  });

  it("buttons and selects of a drawn payload work: a page, a share, a choice, an old one", async () => {
    await ask("preference korean");
    await lastTurn().getByText("Slack", { exact: true }).click();
    await lastTurn().getByRole("button", { name: "Next page" }).click();
    await page.locator(".look.web").getByText("6–10 of 49", { exact: true }).waitFor({ state: "attached" });
    expect(await page.locator(".turn").count()).toBe(1);
    await lastTurn().getByRole("button", { name: "Share" }).click();
    await page.getByText("Everybody in the channel sees this").first().waitFor();
    await lastTurn().getByRole("button", { name: "Old" }).click();
    await page.locator("p.pressed").waitFor();
    expect(await textOf(page.locator("p.pressed"))).toContain("another version");
    await lastTurn().getByText("Discord", { exact: true }).click();
    const name = await textOf(lastTurn().locator(".discord select option").nth(1));
    await lastTurn().getByRole("combobox", { name: "Details" }).selectOption({ index: 1 });
    await page.locator(".turn").nth(2).waitFor();
    expect(await textOf(lastTurn().locator(".discord .h3"))).toBe(name);
  });

  it("the payload can be read and copied, and the answer's link shared", async () => {
    await ask("preference korean");
    await lastTurn().getByText("Slack", { exact: true }).click();
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
    const first = await textOf(page.locator(".row-head a").first());
    await page.getByLabel("Sort by").selectOption("year");
    await changed(".row-head a", first);
    await page.goBack();
    await page.getByRole("link", { name: "Ask without “preference”" }).waitFor();
    await page.locator(".row-head a").first().click();
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
