import { type ChildProcess, fork } from "node:child_process";
import { createHmac } from "node:crypto";
import { Agent, request } from "node:http";
import { fileURLToPath } from "node:url";
import { slashCommand } from "../../test/fakes/slack/payloads.ts";
import { startFakeSlack } from "../../test/fakes/slack/server.ts";
import { unseenQuestions } from "./http-unseen.ts";
import { median } from "./statistics.ts";

/** How one server did: the median of its rounds, and the longest that its event loop stood still in any of them. */
export interface Served {
  readonly perSecond: number;
  readonly longestBlockMs: number;
}

/** Our adapter beside a Bolt app that does nothing. */
export interface HttpResult {
  /** Asked what was asked before: the answer is remembered. */
  readonly ours: Served;
  /** Asked what nobody asked before, each request something else. */
  readonly unseen: Served;
  readonly bare: Served;
}

/** What the load is made of. */
export interface HttpOptions {
  /** The folder that the sources were compiled into. */
  readonly compiled: string;
  /** Asked over and over. */
  readonly questions: readonly string[];
  readonly rounds: number;
  readonly roundMs: number;
}

const signingSecret = "fake-secret";
const serverFile = fileURLToPath(new URL("./http-server.ts", import.meta.url));
const connections = 8;
/** Until a server's code is compiled by the machine it is several times slower. */
const warmMs = 6000;
/** Unseen questions per second of a round, more than any server answers, and as many again to warm up with. */
const unseenPerSecond = 2500;

interface Server {
  readonly child: ChildProcess;
  readonly port: number;
  /** The body of the next command; undefined where there is none left. */
  readonly next: () => string | undefined;
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

async function startServer(args: readonly string[], next: Server["next"]): Promise<Server> {
  const child = fork(serverFile, args, { execArgv: ["--import", "tsx"] });
  return { child, port: Number(await hear(child)), next, perSecond: [], blocks: [] };
}

function inTurn(bodies: readonly string[]): Server["next"] {
  let count = 0;
  return () => bodies[count++ % bodies.length];
}

function once(bodies: readonly string[]): Server["next"] {
  let count = 0;
  return () => bodies[count++];
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

/**
 * Keeps a server under load, each connection with one command at a time, as long as there is something to ask; returns
 * how many were answered in a second.
 */
async function load({ port, next }: Server, milliseconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const start = performance.now();
  let answered = 0;
  const work = async () => {
    while (performance.now() - start < milliseconds) {
      const body = next();
      if (body === undefined) return;
      await post(port, agent, body);
      answered++;
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  agent.destroy();
  return (1000 * answered) / (performance.now() - start);
}

async function runRound(server: Server, milliseconds: number): Promise<void> {
  server.child.send("begin");
  await hear(server.child);
  server.perSecond.push(await load(server, milliseconds));
  server.child.send("end");
  server.blocks.push(Number(await hear(server.child)));
}

function servedBy({ perSecond, blocks }: Server): Served {
  return { perSecond: median(perSecond), longestBlockMs: Math.max(...blocks) };
}

/** Puts the servers under the same load in turns, each in a process of its own. */
export async function measureHttp({ compiled, questions, rounds, roundMs }: HttpOptions): Promise<HttpResult> {
  const slack = await startFakeSlack();
  const children: ChildProcess[] = [];
  const bodiesOf = (asked: readonly string[]) =>
    asked.map((question) => new URLSearchParams(slashCommand(question, slack.responseUrl())).toString());
  const start = async (args: readonly string[], next: Server["next"]): Promise<Server> => {
    const server = await startServer(args, next);
    children.push(server.child);
    return server;
  };
  try {
    const bodies = bodiesOf(questions);
    const made = (unseenPerSecond * (warmMs + rounds * roundMs)) / 1000;
    const oursArgs = ["ours", signingSecret, slack.apiUrl, compiled];
    const bare = await start(["bare", signingSecret], inTurn(bodies));
    const ours = await start(oursArgs, inTurn(bodies));
    const unseen = await start(oursArgs, once(bodiesOf(unseenQuestions(made, 1))));
    const servers = [bare, ours, unseen];
    for (const server of servers) await load(server, warmMs);
    for (let round = 0; round < rounds; round++) {
      for (const server of round % 2 === 0 ? servers.toReversed() : servers) await runRound(server, roundMs);
    }
    return { ours: servedBy(ours), unseen: servedBy(unseen), bare: servedBy(bare) };
  } finally {
    for (const child of children) child.kill("SIGKILL");
    await slack.close();
  }
}
