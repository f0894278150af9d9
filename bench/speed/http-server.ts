import { monitorEventLoopDelay } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { App, HTTPReceiver } from "@slack/bolt";
import { ownRegistry } from "../../registry/place.ts";

type Engines = typeof import("../../adapters/engine/threaded-engine.ts");
type Threads = typeof import("../../adapters/engine/thread.ts");
type Slack = typeof import("../../adapters/slack/adapter.ts");
type Logs = typeof import("../../adapters/log.ts");
type Memory = typeof import("../../adapters/store/memory.ts");

const botToken = "xoxb-fake";

/** A Bolt app that says "hi" to every `/dataset`, on a free port of loopback; returns the port. */
async function serveBare(signingSecret: string): Promise<number> {
  const receiver = new HTTPReceiver({ signingSecret });
  const authorize = async () => ({ botToken, botId: "BBOT", botUserId: "UBOT" });
  const app = new App({ receiver, authorize });
  app.command("/dataset", async ({ ack }) => {
    await ack("hi");
  });
  const server = await app.start({ port: 0, host: "127.0.0.1" });
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

/** Our adapter over our registry, as it is compiled and put together, on a free port of loopback; returns the port. */
async function serveOurs(signingSecret: string, apiUrl: string, compiled: string): Promise<number> {
  const from = (file: string) => import(pathToFileURL(`${compiled}/${file}`).href);
  const { startThreadedEngine }: Engines = await from("adapters/engine/threaded-engine.js");
  const { createThread, startWorker }: Threads = await from("adapters/engine/thread.js");
  const { createSlackAdapter }: Slack = await from("adapters/slack/adapter.js");
  const { createLog }: Logs = await from("adapters/log.js");
  const { createMemoryStore }: Memory = await from("adapters/store/memory.js");
  const log = createLog("error");
  const engine = await startThreadedEngine(() => createThread(startWorker([ownRegistry()])), log);
  const adapter = createSlackAdapter(
    { botToken, apiUrl, signingSecret, port: 0 },
    {
      ...engine,
      store: createMemoryStore(),
      log,
      fatal: (error) => {
        throw error;
      },
    },
  );
  await adapter.start();
  return adapter.address()?.port ?? 0;
}

const delay = monitorEventLoopDelay({ resolution: 1 });
const nanosecondsPerMillisecond = 1e6;

process.on("message", (message) => {
  if (message === "begin") {
    delay.reset();
    delay.enable();
    process.send?.("begun");
  } else if (message === "end") {
    delay.disable();
    process.send?.(delay.max / nanosecondsPerMillisecond);
  }
});

const [which = "", signingSecret = "", apiUrl = "", compiled = ""] = process.argv.slice(2);
process.send?.(which === "ours" ? await serveOurs(signingSecret, apiUrl, compiled) : await serveBare(signingSecret));
