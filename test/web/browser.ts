import { existsSync } from "node:fs";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { discordPlatform, slackPlatform } from "../../adapters/platforms.ts";
import { createWebAdapter, type WebAdapter } from "../../adapters/web/adapter.ts";
import type { Engine } from "../../src/index.ts";
import { contextOver, schemas, standIns } from "./harness.ts";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The system's Chromium, or undefined where there is none; `CHROMIUM_PATH` names another. */
export const chromiumPath = [process.env.CHROMIUM_PATH ?? "", ...places].find(
  (path) => path !== "" && existsSync(path),
);

export function launch(): Promise<Browser> {
  // In a container Chromium has no sandbox of its own to build.
  const args = ["--no-sandbox", "--disable-dev-shm-usage"];
  return chromium.launch({ ...(chromiumPath !== undefined && { executablePath: chromiumPath }), args });
}

/** What went wrong on a page, and what it asked of other hosts. */
export interface Watch {
  readonly errors: string[];
  readonly strangers: string[];
}

/** Notes every console error, exception and request to another host. */
export function watch(page: Page, origin: string): Watch {
  const errors: string[] = [];
  const strangers: string[] = [];
  page.on("console", (line) => {
    if (["error", "warning"].includes(line.type())) errors.push(line.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) strangers.push(request.url());
  });
  return { errors, strangers };
}

/** What an evaluation finds. */
interface Overflow {
  readonly pixels: number;
  readonly culprits: readonly string[];
}

// As text, because the project's own types know no document.
const findOverflow = `(() => {
  const width = document.documentElement.clientWidth;
  const culprits = [...document.querySelectorAll("main *, header *")]
    .filter((one) => one.getBoundingClientRect().right > width + 1 && !one.closest(".scroll, pre, .unseen, .lineage li"))
    .map((one) => one.tagName + "." + (one.getAttribute("class") ?? ""));
  return { pixels: document.documentElement.scrollWidth - width, culprits: culprits.slice(0, 5) };
})()`;

/** How far the page reaches past the window, in pixels, and what does. */
export function overflow(page: Page): Promise<Overflow> {
  return page.evaluate<Overflow>(findOverflow);
}

/** The text of what is found, on one line. */
export async function textOf(found: Locator): Promise<string> {
  return ((await found.textContent()) ?? "").replace(/\s+/g, " ").trim();
}

/** The page over an engine; `real`: with the chat adapters' own payloads. */
export async function serve(engine: Engine, real = false): Promise<WebAdapter> {
  const context = contextOver(engine);
  const platforms = real ? [slackPlatform(context.chat), discordPlatform(context.chat)] : standIns();
  const served = createWebAdapter({ port: 0, platforms, schemas }, context.page);
  await served.start();
  return served;
}
