import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { slackManifest } from "../../adapters/slack/manifest.ts";
import { botScopes, calls, command, events, shortcut, unfurlDomains } from "../../adapters/slack/surfaces.ts";

describe("the manifest", () => {
  const manifest = slackManifest();
  const { features, settings, oauth_config: oauth } = manifest;

  it("subscribes to the events that are listened for, and to no other", () => {
    // "message.im" is an event of the manifest; what comes is a "message".
    const named = settings.event_subscriptions.bot_events.map((event) => event.split(".")[0]);
    expect(named.sort()).toEqual(events.map(({ listener }) => listener).sort());
  });

  it("names the command and the shortcut that are listened for, and those only", () => {
    expect(features.slash_commands.map((one) => one.command)).toEqual([command.name]);
    expect(features.shortcuts.map((one) => one.callback_id)).toEqual([shortcut.callbackId]);
  });

  it("asks for the least scopes: each is one of the table's, with what it is for", () => {
    expect(oauth.scopes.bot).toEqual([
      "app_mentions:read",
      "assistant:write",
      "channels:history",
      "chat:write",
      "commands",
      "groups:history",
      "im:history",
      "links:read",
      "links:write",
      "mpim:history",
      "users:read",
    ]);
    for (const { why } of [...events, ...calls]) expect(why).not.toBe("");
  });

  it("asks for a scope for every method that is called, and every method is in the table", () => {
    const folder = new URL("../../adapters/slack/", import.meta.url);
    const called = new Set<string>();
    for (const name of [
      "post",
      "listen-filter",
      "listen-home",
      "listen-link",
      "open-filter",
      "language",
      "apologise",
    ]) {
      const source = readFileSync(new URL(`${name}.ts`, folder), "utf8");
      for (const [, method] of source.matchAll(/client\.((?:\w+\.)+\w+)\(/gu)) called.add(method ?? "");
    }
    expect([...called].sort()).toEqual(calls.map(({ method }) => method).sort());
  });

  it("is the agent view, not the assistant's, with a home and messages", () => {
    expect(features).toMatchObject({
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    });
    expect(features).not.toHaveProperty("assistant_view");
    expect(features.agent_view.suggested_prompts).toHaveLength(4);
  });

  it.each(["en", "ko"] as const)("keeps Slack's limits (%s)", (locale) => {
    const { features, display_information: shown } = slackManifest({ locale });
    // @slack/web-api, Manifest; a shortcut's name: docs.slack.dev, "Implementing shortcuts".
    expect(shown.name.length).toBeLessThanOrEqual(35);
    expect(shown.description.length).toBeLessThanOrEqual(140);
    expect(shown.long_description.length).toBeGreaterThan(174);
    expect(shown.long_description.length).toBeLessThanOrEqual(4000);
    expect(features.agent_view.agent_description.length).toBeLessThanOrEqual(300);
    for (const { name, description } of features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
    }
    expect(unfurlDomains.length).toBeLessThanOrEqual(5);
    expect(features.slash_commands[0]?.should_escape).toBe(true);
  });

  it("is for Socket Mode, or for HTTP with one address for everything", () => {
    expect(settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(manifest)).not.toContain("/slack/events");
    const http = slackManifest({ http: "https://bot.example.org/" });
    const url = "https://bot.example.org/slack/events";
    expect(http.settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: url },
      interactivity: { request_url: url, message_menu_options_url: url },
    });
    expect(http.features.slash_commands[0]).toMatchObject({ url });
  });

  it.each(["bot.example.org", "http://bot.example.org", "https://", ""])("refuses %j for an address", (http) => {
    expect(() => slackManifest({ http })).toThrow(/^\[slack\] --http/u);
  });
});

it("every scope of the table is in the adapter's README, with what it is for", () => {
  const readme = readFileSync(new URL("../../adapters/slack/README.md", import.meta.url), "utf8");
  for (const scope of botScopes()) expect(readme).toMatch(new RegExp(`^\\| \`${scope}\` +\\| \\S`, "mu"));
});
