import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { freePort, until } from "./bot.ts";
import { eventCallback, mention } from "./fakes/slack/payloads.ts";
import { createSender } from "./fakes/slack/sender.ts";
import { startFakeSlack } from "./fakes/slack/server.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Our own `npm start`, in a folder where what it starts is the source instead of what was built of it. */
async function packageOf(start: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "whichdata-npm-"));
  await mkdir(join(folder, "dist", "adapters"), { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "w", type: "module", scripts: { start } }));
  const loader = import.meta.resolve("tsx/esm/api");
  const main = new URL("../adapters/main.ts", import.meta.url).href;
  const code = `const { register } = await import("${loader}"); register(); await import("${main}");`;
  await writeFile(join(folder, "dist", "adapters", "main.js"), code);
  return folder;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

it("SIGTERM to npm alone reaches the bot: what is under way is answered, it exits with 0, and its port is free", async () => {
  const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { scripts: { start: string } };
  const folder = await packageOf(scripts.start);
  const [slack, port] = [await startFakeSlack(), await freePort()];
  const npm = spawn("npm", ["start", "--silent"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
    // A group of its own, so that what would be left of it can be ended here.
    detached: true,
    env: {
      PATH: process.env.PATH ?? "",
      HOME: folder,
      WHICHDATA_STATE: "memory:",
      SLACK_BOT_TOKEN: "xoxb-fake",
      SLACK_SIGNING_SECRET: "fake-secret",
      SLACK_API_URL: slack.apiUrl,
      PORT: String(port),
    },
  });
  try {
    let said = "";
    npm.stderr?.on("data", (chunk) => {
      said += chunk;
    });
    const ended = new Promise<number | null>((resolve) => npm.once("exit", resolve));
    await until("the bot to start", () => said.includes(`"event":"started"`));
    slack.faults.add("chat.postMessage", { delayMs: 500 });
    const sender = createSender(`http://127.0.0.1:${port}/slack/events`, "fake-secret", slack.problems);
    await sender.event(eventCallback(mention("preference korean")));
    await slack.waitForPosts(1);

    const began = performance.now();
    npm.kill("SIGTERM");
    expect(await ended).toBe(0);
    const deadline = began + 6_000;
    while (!(await isFree(port)) && performance.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await isFree(port)).toBe(true);
    expect(performance.now() - began).toBeLessThan(6_000);
    expect(said).toContain(`"event":"stopped"`);
    expect(said).not.toContain("slack.failed");
  } finally {
    try {
      if (npm.pid !== undefined) process.kill(-npm.pid, "SIGKILL");
    } catch {
      // Nothing is left, as it should be.
    }
    await slack.close();
    await rm(folder, { recursive: true });
  }
  expect(slack.problems).toEqual([]);
});
