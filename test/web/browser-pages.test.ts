import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { WebAdapter } from "../../adapters/web/adapter.ts";
import { makeDataset } from "../support.ts";
import { chromiumPath, launch, overflow, serve, type Watch, watch } from "./browser.ts";
import { smallEngine, wholeEngine } from "./harness.ts";

let browser: Browser;
let adapter: WebAdapter;
let context: BrowserContext;
let page: Page;
let seen: Watch;

const lastTurn = () => page.locator(".turn").last();
const serious = async () =>
  (await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).analyze()).violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary ?? ""}`);

/** A page by its path, and a look of its answer to open. */
type State = readonly [path: string, look: string | null];

/** Every page, and every look of an answer. */
const everyPage: readonly State[] = [
  ["", null],
  ["?q=preference+korean", "Web"],
  ["?q=preference+korean", "Slack"],
  ["?q=preference+korean", "Discord"],
  ["?q=compare+VLFeedback+and+RLHF-V-Dataset", "Web"],
  ["datasets?kind=benchmark&language=ko&locale=ko", null],
  ["datasets/vlfeedback", null],
  ["models/llava-1.5", null],
];

/** The same pages with the widest things on them. */
const widestPages: readonly State[] = [
  ["?q=compare+VLFeedback+and+RLHF-V-Dataset", "Slack"],
  ["?q=LLaVA-1.5+%ED%95%99%EC%8A%B5+%EB%8D%B0%EC%9D%B4%ED%84%B0&locale=ko", "Discord"],
  ["?q=RLHF-V", "Web"],
  [`?q=${"w".repeat(900)}`, "Web"],
  ["datasets/llava-instruct-150k?locale=ko", null],
];

describe.skipIf(chromiumPath === undefined)("every page, with the real adapters' payloads", () => {
  beforeAll(async () => {
    [browser, adapter] = await Promise.all([launch(), serve(wholeEngine, true)]);
  });
  afterAll(async () => {
    await browser?.close();
    await adapter?.stop();
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1000, height: 800 }, locale: "en-GB" });
    page = await context.newPage();
    seen = watch(page, adapter.url ?? "");
  });
  afterEach(async () => {
    expect(seen).toEqual({ errors: [], strangers: [] });
    await context.close();
  });

  async function open([path, look]: State): Promise<string> {
    await page.goto(`${adapter.url}${path}`);
    if (look !== null) await lastTurn().locator(`label[for$="-${look.toLowerCase()}"]`).click();
    return `${path} ${look ?? ""}`;
  }

  it("has nothing serious for axe to find", async () => {
    const found: string[] = [];
    for (const [index, state] of everyPage.entries()) {
      // Contrast is the one thing that differs between the two.
      await page.emulateMedia({ colorScheme: index % 2 === 0 ? "light" : "dark" });
      const where = await open(state);
      found.push(...(await serious()).map((problem) => `${where}: ${problem}`));
    }
    expect(found).toEqual([]);
  }, 120_000);

  it("has nothing that overflows at 360 pixels", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    const wide: unknown[] = [];
    for (const state of [...everyPage, ...widestPages]) {
      const where = await open(state);
      const found = await overflow(page);
      if (found.pixels > 0 || found.culprits.length > 0) wide.push([where, found]);
    }
    expect(wide).toEqual([]);
  }, 120_000);
});

describe.skipIf(chromiumPath === undefined)("a hostile registry in a browser", () => {
  it("does nothing: no script runs, no other host is asked, nothing is turned round", async () => {
    const evil = `</script><script>document.title='owned'</script><img src="https://evil.example/x.png" onerror="document.title='owned'"> [x](javascript:1) <javascript:1|y> \u202E`;
    const engine = smallEngine([
      makeDataset({
        id: "evil",
        name: `Evil ${evil}`,
        kind: "preference",
        note: { en: evil, ko: evil },
        license: evil,
        url: "javascript:document.title='owned'",
        sources: [{ url: "https://example.org/", fields: [evil], basis: evil }],
      }),
    ]);
    const served = await serve(engine);
    const own = await launch();
    try {
      const tab = await own.newPage();
      const noted = watch(tab, served.url ?? "");
      for (const path of [
        "datasets",
        "datasets/evil",
        "?q=preference",
        "?q=preference&look=slack",
        "?q=preference&look=discord",
      ]) {
        await tab.goto(`${served.url}${path}`);
        expect(await tab.title()).not.toBe("owned");
        expect(await tab.locator("main img, main script, a[href^='javascript']").count()).toBe(0);
      }
      expect(noted).toEqual({ errors: [], strangers: [] });
    } finally {
      await own.close();
      await served.stop();
    }
  });
});
