import { describe, expect, it } from "vitest";
import { EnvironmentError } from "../adapters/env.ts";
import { readEnvironment } from "../adapters/environment.ts";
import { setupText } from "../adapters/setup.ts";

describe("the environment", () => {
  it("is all defaults when nothing is set", () => {
    expect(readEnvironment({ SLACK_BOT_TOKEN: "", DISCORD_TOKEN: "  " })).toEqual({
      slack: null,
      discord: null,
      registry: [],
      hub: {},
      state: "file:whichdata.db",
      logLevel: "info",
      secrets: [],
    });
  });

  it("chooses Slack's transport by what is set", () => {
    const socket = readEnvironment({ SLACK_BOT_TOKEN: "xoxb-fake", SLACK_APP_TOKEN: "xapp-fake" });
    expect(socket.slack).toEqual({ botToken: "xoxb-fake", appToken: "xapp-fake" });
    const http = readEnvironment({ SLACK_BOT_TOKEN: "xoxb-fake", SLACK_SIGNING_SECRET: "fakesecret", PORT: "8080" });
    expect(http.slack).toEqual({ botToken: "xoxb-fake", signingSecret: "fakesecret", port: 8080 });
    expect(setupText(socket)).toMatch(/Slack +on \(Socket Mode\)[\s\S]*DISCORD_TOKEN/);
    expect(setupText(http)).toMatch(/Slack +on \(HTTP, port 8080/);
  });

  it("splits the registry's paths, and takes addresses on this machine for tests", () => {
    const environment = readEnvironment({
      WHICHDATA_REGISTRY: "registry, ./ours,",
      DISCORD_TOKEN: "fake.token.here",
      DISCORD_API_BASE: "http://127.0.0.1:9/api",
    });
    expect(environment.registry).toEqual(["registry", "./ours"]);
    expect(environment.discord).toEqual({ token: "fake.token.here", apiBase: "http://127.0.0.1:9/api" });
    expect(environment.secrets).toEqual(["fake.token.here"]);
  });

  it.each<[Record<string, string>, RegExp]>([
    [
      { SLACK_BOT_TOKEN: "xoxp-fake-user" },
      /SLACK_BOT_TOKEN must be a bot token, which starts with xoxb-.*OAuth & Permissions/,
    ],
    [{ SLACK_BOT_TOKEN: '"xoxb-fake"' }, /SLACK_BOT_TOKEN must be/],
    [
      { SLACK_BOT_TOKEN: "xoxb-fake" },
      /SLACK_APP_TOKEN is missing beside SLACK_BOT_TOKEN[\s\S]*SLACK_SIGNING_SECRET would do instead/,
    ],
    [{ SLACK_APP_TOKEN: "xapp-fake" }, /SLACK_BOT_TOKEN is missing beside SLACK_APP_TOKEN/],
    [
      { SLACK_APP_TOKEN: "xoxb-fake", SLACK_BOT_TOKEN: "xoxb-fake" },
      /SLACK_APP_TOKEN must be an app-level token.*connections:write/,
    ],
    [{ DISCORD_TOKEN: "Bot fake.token" }, /DISCORD_TOKEN must be the bot's token alone.*Reset Token/],
    [{ SLACK_API_URL: "http://example.org/api/" }, /SLACK_API_URL must be https; plain http goes to this machine only/],
    [{ DISCORD_API_BASE: "ftp://127.0.0.1" }, /DISCORD_API_BASE must be an https URL/],
    [{ WHICHDATA_STATE: "redis://x" }, /WHICHDATA_STATE must be memory: or file:PATH/],
    [{ HF_ENDPOINT: "http://example.org" }, /HF_ENDPOINT must be https/],
    [{ LOG_LEVEL: "loud" }, /LOG_LEVEL must be one of debug, info/],
    [{ PORT: "70000" }, /PORT must be a port/],
  ])("%j is refused with the variable, and where to get its value", (variables, expected) => {
    expect(() => readEnvironment(variables)).toThrow(EnvironmentError);
    expect(() => readEnvironment(variables)).toThrow(expected);
  });

  it("an error never repeats a secret, and lists everything that is wrong", () => {
    const variables = { SLACK_BOT_TOKEN: "hunter2-bot", DISCORD_TOKEN: "hunter2 discord", LOG_LEVEL: "loud" };
    const said = (() => {
      try {
        return String(readEnvironment(variables));
      } catch (error) {
        return String(error);
      }
    })();
    expect(said).toMatch(/SLACK_BOT_TOKEN[\s\S]*DISCORD_TOKEN[\s\S]*LOG_LEVEL/);
    expect(said).not.toContain("hunter2");
  });
});
