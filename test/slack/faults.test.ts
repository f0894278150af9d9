import { readFileSync } from "node:fs";
import type { KnownBlock } from "@slack/types";
import { describe, expect, it, vi } from "vitest";
import { words } from "../../adapters/slack/words.ts";
import { buttonPress, eventCallback, mention } from "../fakes/slack/payloads.ts";
import { type Harness, pressValue, startHarness, stillAnswers, withHarness } from "./harness.ts";

// Most of this file is waiting, so it waits together.
vi.setConfig({ testTimeout: 30_000, maxConcurrency: 20 });

/** What a row of the README's table promises. */
interface Row {
  readonly what: string;
  /** Brings it about, and resolves once the promise can be looked at. */
  readonly run: (slack: Harness) => Promise<void>;
  /** The methods that put something in front of people, in order; those of the sentinel are left out. */
  readonly seen: readonly string[];
  /** What the last of them says, where that matters. */
  readonly says?: RegExp;
  readonly log: readonly string[];
  readonly ends?: RegExp;
  readonly transport?: "socket" | "http";
  readonly options?: Parameters<typeof startHarness>[1];
}

const asked = (slack: Harness, text = "한국어 데이터") => slack.event(eventCallback(mention(text)));
const fault =
  (...faults: Parameters<Harness["slack"]["faults"]["add"]>[1][]) =>
  async (slack: Harness) => {
    slack.slack.faults.add("chat.postMessage", ...faults);
    await asked(slack);
  };
const press = (slack: Harness, actionId: string, extra = {}) =>
  slack.press(
    buttonPress({ value: pressValue("x", "ko"), actionId, responseUrl: slack.slack.responseUrl(), ...extra }),
  );
const failed = new RegExp(words.ko.failed, "u");
const answer = /\[ko\]/u;
const post = "chat.postMessage";

const rows: readonly Row[] = [
  {
    what: "429 on chat.postMessage",
    run: fault({ status: 429, retryAfterSeconds: 1 }),
    seen: [post, post],
    says: answer,
    log: [],
  },
  { what: "500 on chat.postMessage", run: fault({ status: 500 }), seen: [post, post], says: answer, log: [] },
  {
    what: "500 twice on chat.postMessage",
    run: fault({ status: 500 }, { status: 500 }),
    seen: [post, post, post],
    says: answer,
    log: [],
  },
  {
    what: "500 again and again on chat.postMessage",
    run: fault(...Array.from({ length: 4 }, () => ({ status: 500 }))),
    seen: [post, post, post, post, "chat.postEphemeral"],
    says: failed,
    log: ["slack.failed"],
  },
  ...(["internal_error", "service_unavailable", "ratelimited"] as const).map((error) => ({
    what: `${error} on chat.postMessage`,
    run: fault({ error }),
    seen: [post, post],
    says: answer,
    log: [],
  })),
  {
    what: "429 without a time on chat.postMessage",
    run: fault({ status: 429 }),
    seen: [post, post],
    says: answer,
    log: [],
  },
  {
    what: "the connection cut on chat.postMessage",
    run: fault({ cut: true }),
    seen: [post, post],
    says: answer,
    log: ["slack.sdk"],
  },
  {
    what: "time-out on chat.postMessage",
    run: fault({ hang: true }),
    seen: [post, "chat.postEphemeral"],
    says: failed,
    log: ["slack.failed"],
  },
  {
    what: "not_in_channel for a mention",
    run: fault({ error: "not_in_channel" }),
    seen: [post, "chat.postEphemeral"],
    says: /여기에는 제가 글을 쓸 수 없어요/u,
    log: ["slack.failed", "not_in_channel"],
  },
  {
    what: "a read-only channel for a mention",
    run: fault({ error: "restricted_action_read_only_channel" }),
    seen: [post, "chat.postEphemeral"],
    says: /여기에는 제가 글을 쓸 수 없어요/u,
    log: ["slack.failed", "restricted_action_read_only_channel"],
  },
  {
    what: "missing_scope for a mention",
    run: fault({ error: "missing_scope" }),
    seen: [post, "chat.postEphemeral"],
    says: /권한을 다 받지 못했어요/u,
    log: ["slack.failed", "missing_scope"],
  },
  {
    what: "not_in_channel for a press",
    run: async (slack) => {
      slack.slack.faults.add(post, { error: "not_in_channel" });
      await press(slack, "ask:0");
    },
    seen: [post, "response_url"],
    says: answer,
    log: [],
  },
  {
    what: "not_in_channel for Share",
    run: async (slack) => {
      slack.slack.faults.add(post, { error: "not_in_channel" });
      await press(slack, "share:here", { ephemeral: true });
    },
    seen: [post, "response_url", "response_url"],
    log: [],
  },
  {
    what: "expired response_url",
    run: (slack) => press(slack, "page:after", { responseUrl: slack.slack.responseUrl("expired") }).then(() => {}),
    seen: ["response_url", "response_url"],
    log: ["slack.failed", '"status":404'],
  },
  {
    what: "invalid_blocks for a table",
    run: async (slack) => {
      slack.slack.faults.add(post, { error: "invalid_blocks" }, { error: "invalid_blocks" });
      await asked(slack, "english");
      await slack.slack.waitForPosts(3);
      await asked(slack, "image");
    },
    seen: [post, post, post, post],
    log: ["slack.newer-blocks-refused"],
    options: { engine: true },
  },
  {
    what: "invalid_blocks for the cards too",
    run: fault({ error: "invalid_blocks" }),
    seen: [post, post],
    says: answer,
    log: [],
  },
  {
    what: "the socket closed by Slack",
    run: async ({ slack }) => {
      slack.sockets.frame(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
      await slack.waitFor("a second connection", () => slack.sockets.opened() === 2);
    },
    seen: [],
    log: ["slack.reconnected"],
    transport: "socket",
  },
  {
    what: "the socket cut by the network",
    run: async ({ slack }) => {
      slack.sockets.cut();
      await slack.waitFor("a second connection", () => slack.sockets.opened() === 2);
    },
    seen: [],
    log: ["slack.reconnected"],
    transport: "socket",
  },
  {
    what: "the token revoked while it runs",
    run: async (slack) => {
      slack.slack.faults.add(post, { error: "token_revoked" }, { error: "token_revoked" });
      slack.slack.faults.add("auth.test", { error: "token_revoked" });
      await asked(slack);
    },
    seen: [post, post, "chat.postEphemeral"],
    log: ["slack.failed", "token_revoked"],
    ends: /SLACK_BOT_TOKEN \(token_revoked\)/u,
  },
  {
    what: "invalid_auth, once",
    run: fault({ error: "invalid_auth" }),
    seen: [post, post],
    says: answer,
    log: [],
  },
  {
    what: "tokens_revoked, as an event",
    run: (slack) => slack.event(eventCallback({ type: "tokens_revoked", tokens: { oauth: ["U1"], bot: ["UBOT"] } })),
    seen: [],
    log: [],
    ends: /SLACK_BOT_TOKEN \(tokens_revoked\)/u,
  },
  {
    what: "the app removed from the workspace",
    run: (slack) => slack.event(eventCallback({ type: "app_uninstalled" })),
    seen: [],
    log: [],
    ends: /SLACK_BOT_TOKEN \(app_uninstalled\)/u,
  },
  {
    what: "the store fails",
    run: (slack) => asked(slack),
    seen: [post],
    says: answer,
    log: ["slack.store"],
    options: {
      store: {
        get: () => Promise.reject(new Error("disk")),
        set: () => Promise.reject(new Error("disk")),
        claim: () => Promise.reject(new Error("disk")),
      },
    },
  },
  {
    what: "an error of our own",
    run: (slack) => asked(slack),
    seen: ["chat.postEphemeral"],
    says: failed,
    log: ["slack.failed"],
    options: {
      ask: () => {
        throw new Error("my secret plan");
      },
    },
  },
];

const readme = readFileSync(new URL("../../adapters/slack/README.md", import.meta.url), "utf8");
const table = (readme.split(/\| what happens +\|/u)[1]?.split("\n\n")[0] ?? "").split("\n").slice(2);

describe.concurrent("the README's table of faults", () => {
  it("has a row for each test, and a test for each row", () => {
    expect(table.map((line) => line.split("|")[1]?.trim())).toEqual(rows.map(({ what }) => what));
  });

  it.each(rows)("$what", async ({ what, run, seen, says, log, ends, transport = "http", options = {} }) => {
    await withHarness(startHarness(transport, options), async (slack) => {
      await run(slack);
      await slack.slack.waitForPosts(seen.length);
      await slack.slack.waitFor(`the log of ${what}`, () =>
        log.every((part) => slack.logged.join("\n").includes(part)),
      );
      if (ends !== undefined) {
        await slack.slack.waitFor("the end", () => slack.fatal.length === 1);
        expect(slack.fatal[0]?.message).toMatch(ends);
        expect(slack.fatal[0]?.exitCode).toBe(78);
        expect(await slack.adapter.health()).toMatchObject({ ok: false, state: "lost" });
      } else {
        const broken = options.ask !== undefined;
        if (!broken) await stillAnswers(slack);
        expect(slack.fatal).toEqual([]);
      }
      const own = slack.slack.posts().filter(({ args }) => args.channel !== "D7");
      expect(own.map(({ method }) => method)).toEqual(seen);
      if (says !== undefined) expect(String(own.at(-1)?.args.text)).toMatch(says);
      // What is not promised is not logged either: nobody reads a log that cries wolf.
      const noise = slack.logged.filter(
        (line) => /"level":"(?:warn|error)"/u.test(line) && !line.includes("slack.sdk"),
      );
      for (const line of noise)
        expect(
          log.some((part) => line.includes(part)),
          line,
        ).toBe(true);
    });
  });

  it("a refused table stays away in the next answer", async () => {
    await withHarness(startHarness("http", { engine: true }), async (slack) => {
      slack.slack.faults.add(
        post,
        { error: "invalid_blocks" },
        { error: "internal_error" },
        { error: "internal_error" },
      );
      await asked(slack, "english");
      await slack.slack.waitForPosts(4);
      await asked(slack, "image");
      const posts = await slack.slack.waitForPosts(5);
      const types = posts.map(({ args }) => (args.blocks as KnownBlock[]).some(({ type }) => type.includes("table")));
      // The second form is tried twice: Slack only seemed to be unwell.
      expect(types).toEqual([true, true, true, false, false]);
    });
  });

  it("tokens of people are no matter of the bot's", async () => {
    await withHarness(startHarness("http"), async (slack) => {
      await slack.event(eventCallback({ type: "tokens_revoked", tokens: { oauth: ["U1"] } }));
      await stillAnswers(slack);
      expect(slack.fatal).toEqual([]);
    });
  });
});
