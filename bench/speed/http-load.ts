import { type ChildProcess, fork } from "node:child_process";
import { createHmac } from "node:crypto";
import { Agent, request } from "node:http";
import { fileURLToPath } from "node:url";
import { slashCommand } from "../../test/fakes/slack/payloads.ts";
import { startFakeSlack } from "../../test/fakes/slack/server.ts";
import { median } from "./statistics.ts";

/** How one server did: the median of its rounds, and the longest that its event loop stood still in any of them. */
export interface Served {
  readonly perSecond: number;
  readonly longestBlockMs: number;
}

/** Our adapter beside a Bolt app that does nothing. */
export interface HttpResult {
  readonly ours: Served;
  readonly bare: Served;
}

/** What the load is made of. */
export interface HttpOptions {
  /** The folder that the sources were compiled into. */
  readonly compiled: string;
  readonly questions: readonly string[];
  readonly rounds: number;
  readonly roundMs: number;
}

const signingSecret = "fake-secret";
const serverFile = fileURLToPath(new URL("./http-server.ts", import.meta.url));
const connections = 8;
/** Until a server's code is compiled by the machine it is several times slower. */
const warmMs = 6000;

interface Server {
  readonly child: ChildProcess;
  readonly port: number;
  readonly perSecond: number[];
  readonly blocks: number[];
}

function hear(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error("[bench] a server of the comparison ended"));
    child.once("exit", ended).once("message", (message) => {
      child.off("exit", ended);
      resolve(message);
    });
  });
}

async function startServer(args: readonly string[]): Promise<Server> {
  const child = fork(serverFile, args, { execArgv: ["--import", "tsx"] });
  return { child, port: Number(await hear(child)), perSecond: [], blocks: [] };
}

/** Posts one signed command and reads the answer to its end; rejects where it is not 200. */
function post(port: number, agent: Agent, body: string): Promise<void> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hash = createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex");
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": Buffer.byteLength(body),
    "x-slack-request-timestamp": timestamp,
    "x-slack-signature": `v0=${hash}`,
  };
  const options = { host: "127.0.0.1", port, path: "/slack/events", method: "POST", agent, headers };
  return new Promise((resolve, reject) => {
    const sent = request(options, (response) => {
      response.resume();
      response.once("end", () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`[bench] a command was answered with ${response.statusCode}`));
      });
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

/** Keeps a server under load, each connection with one command at a time; returns how many were answered in a second. */
async function load({ port }: Server, bodies: readonly string[], milliseconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const start = performance.now();
  let next = 0;
  const work = async () => {
    while (performance.now() - start < milliseconds) await post(port, agent, bodies[next++ % bodies.length] ?? "");
  };
  await Promise.all(Array.from({ length: connections }, work));
  agent.destroy();
  return (1000 * next) / (performance.now() - start);
}

async function runRound(server: Server, bodies: readonly string[], milliseconds: number): Promise<void> {
  server.child.send("begin");
  await hear(server.child);
  server.perSecond.push(await load(server, bodies, milliseconds));
  server.child.send("end");
  server.blocks.push(Number(await hear(server.child)));
}

/** Puts both servers under the same load in turns, each in a process of its own. */
export async function measureHttp({ compiled, questions, rounds, roundMs }: HttpOptions): Promise<HttpResult> {
  const slack = await startFakeSlack();
  const servers: Server[] = [];
  try {
    const bodies = questions.map((question) =>
      new URLSearchParams(slashCommand(question, slack.responseUrl())).toString(),
    );
    const bare = await startServer(["bare", signingSecret]);
    servers.push(bare);
    const ours = await startServer(["ours", signingSecret, slack.apiUrl, compiled]);
    servers.push(ours);
    for (const server of servers) await load(server, bodies, warmMs);
    for (let round = 0; round < rounds; round++) {
      for (const server of round % 2 === 0 ? [ours, bare] : [bare, ours]) await runRound(server, bodies, roundMs);
    }
    const served = ({ perSecond, blocks }: Server): Served => ({
      perSecond: median(perSecond),
      longestBlockMs: Math.max(...blocks),
    });
    return { ours: served(ours), bare: served(bare) };
  } finally {
    for (const { child } of servers) child.kill("SIGKILL");
    await slack.close();
  }
}
