import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { AdapterError } from "../adapter.ts";

/** The pictures of the README: a name, a question, the page's language, the look, and the colours. */
const pictures = [
  { name: "slack-en", question: "compare VLFeedback and RLHF-V", locale: "en", look: "slack", colours: "light" },
  { name: "slack-ko", question: "한국어 선호 데이터", locale: "ko", look: "slack", colours: "light" },
  { name: "discord-en", question: "what data did LLaVA-1.5 use", locale: "en", look: "discord", colours: "dark" },
  {
    name: "discord-ko",
    question: "사람이 라벨링한 비디오 선호 데이터",
    locale: "ko",
    look: "discord",
    colours: "dark",
  },
  { name: "web-en", question: "What did KoLLaVA train on?", locale: "en", look: "web", colours: "light" },
] as const;

const width = 900;
const browsers = [
  process.env.CHROMIUM_PATH ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** Starts the page on any free port, with no tokens and nothing kept; resolves with its address. */
function startPage(): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const main = fileURLToPath(new URL("../main.ts", import.meta.url));
  const env = { PATH: process.env.PATH ?? "", WHICHDATA_STATE: "memory:", LOG_LEVEL: "error" };
  const child = spawn(process.execPath, ["--import", "tsx", main, "web", "--port", "0"], { env });
  return new Promise((resolve, reject) => {
    let said = "";
    const read = (chunk: Buffer) => {
      said += chunk.toString();
      const [url] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said) ?? [];
      if (url !== undefined) resolve({ url, child });
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("exit", () =>
      reject(new AdapterError(`[web] The page did not start, so there is nothing to picture: ${said}`)),
    );
  });
}

async function takePicture(
  browser: Browser,
  base: string,
  picture: (typeof pictures)[number],
  out: string,
): Promise<void> {
  const { name, question, locale, look, colours } = picture;
  const page = await browser.newPage({
    viewport: { width, height: 700 },
    deviceScaleFactor: 1.5,
    colorScheme: colours,
    locale,
  });
  await page.goto(`${base}?${new URLSearchParams({ q: question, locale, look })}`);
  // As tall as the answer: the line for the next question then stands below it, not on it.
  const height = await page.evaluate<number>("document.documentElement.scrollHeight");
  await page.setViewportSize({ width, height });
  await page.screenshot({ path: join(out, `${name}.png`) });
  await page.close();
}

/**
 * Takes the pictures of the README with the system's Chromium.
 * @param base where the page is.
 * @param out the folder for `<name>.png`; it is made where it is not there.
 */
export async function takeScreenshots(base: string, out: string): Promise<readonly string[]> {
  const executablePath = browsers.find((path) => path !== "" && existsSync(path));
  if (executablePath === undefined) {
    throw new AdapterError("[web] No Chromium was found. Install one, or name it in CHROMIUM_PATH.");
  }
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    mkdirSync(out, { recursive: true });
    for (const picture of pictures) await takePicture(browser, base, picture, out);
  } finally {
    await browser.close();
  }
  return pictures.map(({ name }) => join(out, `${name}.png`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { url: { type: "string" }, out: { type: "string", default: "docs" } } });
  const started = values.url === undefined ? await startPage() : { url: values.url, child: null };
  try {
    const files = await takeScreenshots(started.url, values.out);
    process.stdout.write(`${files.join("\n")}\n`);
  } finally {
    started.child?.kill();
  }
}
