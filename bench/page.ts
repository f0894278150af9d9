import { spawn } from "node:child_process";
import { Agent, get } from "node:http";
import { fileURLToPath } from "node:url";
import { percentile } from "./speed/statistics.ts";

// What the page's answers cost: `npm run bench:page`, over the compiled code.
const connections = 500;
const requests = 2000;
const single = 200;
const path = "/?q=preference+korean&locale=en";

interface Answer {
  readonly ms: number;
  readonly bytes: number;
  readonly ok: boolean;
}

function ask(url: string, agent: Agent): Promise<Answer> {
  const start = performance.now();
  return new Promise((resolve) => {
    const failed = () => resolve({ ms: performance.now() - start, bytes: 0, ok: false });
    get(url, { agent }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on("end", () => resolve({ ms: performance.now() - start, bytes, ok: response.statusCode === 200 }));
      response.on("error", failed);
    }).on("error", failed);
  });
}

const main = fileURLToPath(new URL("../dist/adapters/main.js", import.meta.url));
const env = { PATH: process.env.PATH ?? "", WHICHDATA_STATE: "memory:", LOG_LEVEL: "error" };
const child = spawn(process.execPath, [main, "web", "--port", "0"], { env, stdio: ["ignore", "pipe", "inherit"] });
const base = await new Promise<string>((resolve) => child.stdout.once("data", (line) => resolve(String(line).trim())));
try {
  const url = new URL(path, base).href;
  const one = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let index = 0; index < 20; index++) await ask(url, one);
  const alone: Answer[] = [];
  for (let index = 0; index < single; index++) alone.push(await ask(url, one));
  const many = new Agent({ keepAlive: true, maxSockets: connections });
  const start = performance.now();
  const all = await Promise.all(Array.from({ length: requests }, () => ask(url, many)));
  const seconds = (performance.now() - start) / 1000;
  const times = alone.map(({ ms }) => ms);
  const lines = [
    `one at a time: p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms, ${alone[0]?.bytes} bytes`,
    `${connections} connections, ${requests} requests: ${seconds.toFixed(1)} s, ${all.filter(({ ok }) => !ok).length} errors`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  one.destroy();
  many.destroy();
} finally {
  child.kill();
}
