import { createHmac } from "node:crypto";
import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseBody } from "../../adapters/slack/body.ts";
import { eventCallback, mention, slashCommand } from "../fakes/slack/payloads.ts";
import type { Forgery } from "../fakes/slack/sender.ts";
import { type Harness, signingSecret, startHarness } from "./harness.ts";

const form = "application/x-www-form-urlencoded";
const json = "application/json";

describe("signed HTTP", () => {
  let slack: Harness;
  beforeAll(async () => {
    slack = await startHarness("http");
  }, 20_000);
  afterAll(async () => {
    expect(await slack.end()).toEqual([]);
  }, 20_000);

  const forgeries: [string, Forgery, number][] = [
    ["signed now", {}, 200],
    ["signed with another secret", { secret: "other" }, 401],
    ["signed ten minutes ago", { skew: -600 }, 401],
    ["signed in ten minutes", { skew: 600 }, 401],
    ["signed four minutes ago", { skew: -240 }, 200],
    ["with no signature", { headers: { "x-slack-signature": "" } }, 401],
    ["with half a signature", { headers: { "x-slack-signature": "v0=" } }, 401],
    ["with a signature of another version", { headers: { "x-slack-signature": "v1=00" } }, 401],
    ["with a timestamp that is no number", { headers: { "x-slack-request-timestamp": "soon" } }, 401],
    ["with a charset", { contentType: `${form}; charset=utf-8` }, 200],
    ["with a content type in capitals", { contentType: "Application/X-WWW-Form-Urlencoded" }, 200],
    ["as JSON, which it is not", { contentType: json }, 400],
  ];
  it.each(forgeries)("a command %s is answered as it should", async (_, forgery, status) => {
    const asked = slack.asked.length;
    const fields = slashCommand("preference", slack.slack.responseUrl());
    expect((await slack.sender().command(fields, forgery)).status).toBe(status);
    expect(slack.asked.length - asked).toBe(status === 200 ? 1 : 0);
  });

  it("a changed body is not taken", async () => {
    const time = String(Math.floor(Date.now() / 1000));
    const hash = createHmac("sha256", signingSecret).update(`v0:${time}:text=a`).digest("hex");
    const headers = { "x-slack-signature": `v0=${hash}`, "x-slack-request-timestamp": time };
    expect((await slack.sender().raw("text=b", form, { headers })).status).toBe(401);
  });

  const bodies: [string, string, string, number, string?][] = [
    ["half of JSON", '{"event":', json, 400],
    ["null", "null", json, 400],
    ["a list", "[]", json, 400],
    ["nothing", "", json, 400],
    ["an empty form", "", form, 400],
    ["a payload that is not JSON", "payload=%7Bx", form, 400],
    ["an event that is null", '{"type":"event_callback","event":null}', json, 500],
    ["a megabyte and more", `{"x":"${"y".repeat(1_000_001)}"}`, json, 413],
    [
      "Slack's question whether it is us",
      '{"type":"url_verification","challenge":"c"}',
      json,
      200,
      '{"challenge":"c"}',
    ],
  ];
  it.each(bodies)("a signed body of %s", async (_, body, type, status, text = "") => {
    const delivery = await slack.sender().raw(body, type, {});
    expect(delivery).toMatchObject({ status, text });
  });

  it("Slack's check of the certificate is answered unsigned, and starts nothing", async () => {
    const asked = slack.asked.length;
    const fields = { ssl_check: "1", ...slashCommand("smuggled", slack.slack.responseUrl()) };
    const delivery = await slack.sender().command(fields, { secret: "other" });
    expect(delivery).toMatchObject({ status: 200, text: "" });
    expect(slack.asked.length).toBe(asked);
  });

  it("a body that comes in pieces, in the middle of a character, is read as one", async () => {
    const { port = 0 } = slack.adapter.address() ?? {};
    const body = Buffer.from(JSON.stringify({ type: "url_verification", challenge: "한".repeat(50_000) }));
    const time = String(Math.floor(Date.now() / 1000));
    const hash = createHmac("sha256", signingSecret).update(`v0:${time}:${body.toString()}`).digest("hex");
    const headers = { "content-type": json, "x-slack-signature": `v0=${hash}`, "x-slack-request-timestamp": time };
    const sent = request({ port, path: "/slack/events", method: "POST", headers });
    const answered = once(sent, "response");
    for (let at = 0; at < body.length; at += 10_000) {
      sent.write(body.subarray(at, at + 10_000));
      await new Promise((resolve) => setImmediate(resolve));
    }
    sent.end();
    const [response] = await answered;
    response.resume();
    expect(response.statusCode).toBe(200);
    expect(Number(response.headers["content-length"])).toBe(
      Buffer.byteLength(`{"challenge":"${"한".repeat(50_000)}"}`),
    );
    await once(response, "end");
  });

  it("a connection that breaks in the middle of a body starts nothing, and ends nothing", async () => {
    const { port = 0 } = slack.adapter.address() ?? {};
    const [asked, logged] = [slack.asked.length, slack.logged.length];
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    socket.write("POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\ntext=", () => socket.destroy());
    await slack.slack.waitFor("a word in the log", () => slack.logged.length > logged);
    expect(slack.logged.slice(logged).join()).toContain("slack.request");
    expect(slack.asked.length).toBe(asked);
    const fields = slashCommand("preference", slack.slack.responseUrl());
    expect((await slack.sender().command(fields)).status).toBe(200);
  });

  it("a retry of an event is acknowledged and not answered again", async () => {
    const payload = eventCallback(mention("again"));
    const before = slack.slack.posts().length;
    await slack.sender().event(payload);
    await slack.slack.waitForPosts(before + 1);
    const headers = { "x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout" };
    expect((await slack.sender().event(payload, { headers })).status).toBe(200);
    expect(slack.slack.posts()).toHaveLength(before + 1);
  });

  it.each([
    ["GET", "/healthz", 200],
    ["GET", "/slack/events", 405],
    ["POST", "/elsewhere", 404],
    ["GET", "//", 404],
  ])("%s %s is %i", async (method, path, status) => {
    const { port } = slack.adapter.address() ?? { port: 0 };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method });
    expect(response.status).toBe(status);
    await response.text();
  });
});

describe("parseBody", () => {
  const cases: [string, string, string, unknown][] = [
    ["a form", "a=1&b=%EA%B0%80+x", form, { a: "1", b: "가 x" }],
    ["a form with a payload", "payload=%7B%22a%22%3A1%7D", form, { a: 1 }],
    ["JSON", '{"a":1}', json, { a: 1 }],
    ["JSON with a charset", '{"a":1}', `${json}; charset=utf-8`, { a: 1 }],
    ["a string", '"a"', json, null],
    ["a payload that is a list", "payload=%5B%5D", form, null],
  ];
  it.each(cases)("reads %s", (_, text, type, expected) => {
    expect(parseBody(text, type)).toEqual(expected);
  });
});
