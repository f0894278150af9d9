import type { AdapterContext, AdapterError } from "../../adapters/adapter.ts";
import { toAsync } from "../../adapters/engine/async-engine.ts";
import type { LogFields } from "../../adapters/log.ts";
import { createSlackAdapter, type SlackAdapter, type SlackConfig } from "../../adapters/slack/adapter.ts";
import { renderAnswered } from "../../adapters/slack/answer.ts";
import { limits } from "../../adapters/slack/limits.ts";
import { bestForm, type SlackPayload } from "../../adapters/slack/render.ts";
import { askView, createValueWriter } from "../../adapters/slack/view.ts";
import { createMemoryStore } from "../../adapters/store/memory.ts";
import type { Store } from "../../adapters/store/store.ts";
import { type Ask, detectLocale, type Locale, type Message } from "../../src/index.ts";
import { directMessage, eventCallback } from "../fakes/slack/payloads.ts";
import { createSender, readAck } from "../fakes/slack/sender.ts";
import { appToken, botToken, type FakeSlack, startFakeSlack } from "../fakes/slack/server.ts";
import { engineOver, surveyRecords } from "../support.ts";
import { message } from "./messages.ts";

type Json = Record<string, unknown>;

export const signingSecret = "fake-secret";

/** A question as the engine got it. */
export interface Asked {
  readonly question: string;
  readonly locale: Locale | undefined;
}

/** An adapter between a fake Slack and an engine; unless a test wants the real one, it says what it was asked. */
export interface Harness {
  readonly slack: FakeSlack;
  readonly adapter: SlackAdapter;
  readonly asked: Asked[];
  readonly logged: string[];
  readonly fatal: AdapterError[];
  /** Slack's three ways in, over whichever transport this harness has; those that wait for an answer give it. */
  event(payload: Json): Promise<void>;
  command(fields: Record<string, string>): Promise<Json>;
  press(payload: Json): Promise<Json>;
  /** Where signed HTTP is posted to; throws on Socket Mode. */
  sender(): ReturnType<typeof createSender>;
  /** Stops, closes, and returns what the real Slack would have complained of. */
  end(): Promise<string[]>;
}

/** What a test may have different. */
export interface HarnessOptions {
  readonly store?: Partial<Store>;
  readonly ask?: Ask;
  /** The real engine over the survey's records, instead of one that says what it was asked. */
  readonly engine?: boolean;
  /** Where Socket Mode answers /healthz. */
  readonly port?: number;
  readonly botToken?: string;
  readonly appToken?: string;
  /** Messages that Slack takes at once in a channel, which gets one more a second; any number where it is not given. */
  readonly burst?: number;
  /** How the API's address ends. */
  readonly apiUrlEnd?: "/" | "";
  /** Before the adapter starts: faults for its first calls. */
  readonly prepare?: (slack: FakeSlack) => void;
}

const survey = engineOver(surveyRecords);

/** What a button that asks `question` carries. */
export function pressValue(question: string, locale: Locale = "en", after: readonly string[] = [], skip = 0): string {
  return createValueWriter(limits.buttonValue).write(askView(question, locale, after, skip));
}

/** What the engine of a harness answers: the question itself. */
function echo(question: string, locale: Locale): Message {
  return message({ locale, understood: null, text: question === "" ? "[help]" : `[${locale}] ${question}` });
}

/** The payload of an answer to `question`, as a harness's adapter must send it. */
export function echoed(question: string, locale: Locale = "en", isPrivate = false): SlackPayload {
  const answered = { view: askView(question, locale), message: echo(question, locale), followed: false };
  return bestForm(renderAnswered(answered, { isPrivate }));
}

/** A harness whose adapter was not started yet. */
export async function prepareHarness(transport: "socket" | "http", options: HarnessOptions = {}): Promise<Harness> {
  const slack = await startFakeSlack(options.burst);
  options.prepare?.(slack);
  const asked: Asked[] = [];
  const logged: string[] = [];
  const fatal: AdapterError[] = [];
  const write =
    (level: string) =>
    (event: string, fields: LogFields = {}) => {
      logged.push(JSON.stringify({ level, event, ...fields }));
    };
  const ask: Ask = (question, given = {}) => {
    asked.push({ question, locale: given.locale });
    // Only the message, and whether the question goes on from another, matter to an adapter.
    const followed = (given.after ?? []).length > 0 && /^(?:only|more|한국어만)/u.test(question);
    return { message: echo(question, given.locale ?? detectLocale(question)), followed } as ReturnType<Ask>;
  };
  const context: AdapterContext = {
    ...toAsync({ ...survey, ask: options.ask ?? (options.engine === true ? survey.ask : ask) }),
    store: { ...createMemoryStore(), ...options.store },
    log: { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") },
    fatal: (error) => fatal.push(error),
  };
  const common = {
    botToken: options.botToken ?? botToken,
    apiUrl: slack.apiUrl.replace(/\/$/u, options.apiUrlEnd ?? "/"),
  };
  const config: SlackConfig =
    transport === "socket"
      ? { ...common, appToken: options.appToken ?? appToken, ...(options.port !== undefined && { port: options.port }) }
      : { ...common, signingSecret, port: 0 };
  const adapter = createSlackAdapter(config, context);
  const sender = () => {
    const address = adapter.address();
    if (address === null) throw new Error("this adapter does not listen");
    return createSender(`http://127.0.0.1:${address.port}/slack/events`, signingSecret, slack.problems);
  };
  const taken = ({ status }: { status: number }) => {
    if (status !== 200) throw new Error(`answered with ${status}`);
  };
  return {
    slack,
    adapter,
    asked,
    logged,
    fatal,
    sender,
    async event(payload) {
      if (transport === "socket") await slack.sockets.envelope("events_api", payload);
      else taken(await sender().event(payload));
    },
    async command(fields) {
      if (transport === "socket") return slack.sockets.envelope("slash_commands", fields);
      const delivery = await sender().command(fields);
      taken(delivery);
      return readAck(delivery);
    },
    async press(payload) {
      if (transport === "socket") return slack.sockets.envelope("interactive", payload);
      const delivery = await sender().interact(payload);
      taken(delivery);
      return readAck(delivery);
    },
    async end() {
      await adapter.stop();
      await slack.close();
      const secrets = /xoxb|xapp|fake-secret|\/response\/|\/link\?ticket/u;
      const said = asked.map(({ question }) => question).filter((question) => question.length > 5);
      const leaks = logged.filter((line) => secrets.test(line) || said.some((question) => line.includes(question)));
      return [...slack.problems, ...leaks.map((line) => `the log tells: ${line}`)];
    },
  };
}

/** A harness whose adapter is up. */
export async function startHarness(transport: "socket" | "http", options: HarnessOptions = {}): Promise<Harness> {
  const harness = await prepareHarness(transport, options);
  await harness.adapter.start();
  return harness;
}

/** Runs a test with a harness of its own, and ends it; fails where Slack would have complained. */
export async function withHarness(harness: Promise<Harness>, test: (harness: Harness) => Promise<void>): Promise<void> {
  const ready = await harness;
  let problems: string[] = [];
  try {
    await test(ready);
  } finally {
    problems = await ready.end();
  }
  if (problems.length > 0) throw new Error(`Slack would complain: ${problems.join("; ")}`);
}

/** Shows that the adapter still lives: it answers. */
export async function stillAnswers({ slack, event }: Harness): Promise<void> {
  const before = slack.posts().length;
  await event(eventCallback(directMessage("still there?", { channel: "D7" })));
  await slack.waitFor("an answer after the trouble", () =>
    slack
      .posts()
      .slice(before)
      .some(({ args }) => args.channel === "D7"),
  );
}
