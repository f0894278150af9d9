import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AdapterError } from "../../adapters/adapter.ts";
import { checkCommands } from "../../adapters/discord/command-check.ts";
import { commands } from "../../adapters/discord/commands.ts";
import { type DeployOptions, deployCommands } from "../../adapters/discord/deploy.ts";
import { type FakeDiscord, startFakeDiscord } from "../fakes/discord/fake.ts";
import { world } from "../fakes/discord/ids.ts";
import { checkPayload } from "../fakes/discord/oracle.ts";

let fake: FakeDiscord;

beforeEach(async () => {
  fake = await startFakeDiscord();
});
afterEach(async () => {
  await fake.close();
  expect(fake.problems).toEqual([]);
});

async function deploy(options: Partial<DeployOptions> = {}) {
  const lines: string[] = [];
  const outcome = await deployCommands({
    token: fake.token,
    apiBase: fake.apiBase,
    write: (line) => void lines.push(line),
    ...options,
  });
  return { outcome, lines, text: lines.join("\n") };
}

async function refusal(options: Partial<DeployOptions> = {}): Promise<AdapterError> {
  const error = await deploy(options).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(AdapterError);
  return error as AdapterError;
}

const puts = () => fake.requests.filter(({ method }) => method === "PUT");

describe("the commands", () => {
  it("are what Discord takes", () => expect(checkPayload("commands", commands)).toEqual([]));

  it.each(commands.map((command) => [command.name, command] as const))(
    "%s is there in both languages, everywhere",
    (_name, command) => {
      const options = "options" in command ? (command.options ?? []) : [];
      const plain = command.type === 3 ? /^[가-힣 ]+$/ : /^[가-힣-]+$/;
      for (const part of [command, ...options]) {
        expect(part.name_localizations).toEqual({ "en-US": part.name, ko: expect.stringMatching(plain) });
        if (command.type === 3) continue;
        expect(part).toMatchObject({
          description_localizations: {
            "en-US": "description" in part ? part.description : "",
            ko: expect.stringMatching(/[가-힣]/),
          },
        });
      }
      expect(command).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
    },
  );

  it("have no option with fixed choices: beside one that is filled in wrongly, Discord completes no other", () => {
    expect(JSON.stringify(commands)).not.toContain("choices");
  });
});

describe("a check before anything is asked of Discord", () => {
  const [slash] = commands;
  it.each<[string, object, RegExp]>([
    ["a name in capitals", { name: "Dataset" }, /0\.name: must be in lower case/],
    ["a Korean name with a blank", { name_localizations: { ko: "데이터 셋" } }, /0\.name_localizations\.ko/],
    ["a long description", { description: "x".repeat(101) }, /0\.description/],
    [
      "a required option after others",
      { options: [...(slash && "options" in slash ? (slash.options ?? []) : [])].reverse() },
      /required options stand before/,
    ],
    ["a command of no known type", { type: 9 }, /0\.type/],
  ])("refuses %s", (_what, change, problem) => {
    expect(() => checkCommands([{ ...slash, ...change }])).toThrow(problem);
  });

  it("has nothing against ours", () => expect(() => checkCommands(commands)).not.toThrow());
});

describe("deploy", () => {
  it("writes once, and the second time nothing", async () => {
    const first = await deploy();
    expect(first.outcome).toBe("deployed");
    expect(first.lines).toEqual([
      "+ /dataset",
      "+ /model",
      "+ /compare",
      "+ /dataset-help",
      "+ Find datasets here",
      "Registered 5 commands everywhere.",
      expect.stringContaining("--guild ID --clear"),
      expect.stringMatching(
        /^Install link: https:\/\/discord\.com\/oauth2\/authorize\?client_id=900000000000000001&scope=bot/,
      ),
    ]);
    const second = await deploy();
    expect(second.outcome).toBe("unchanged");
    expect(second.text).toContain("up to date; nothing was written");
    expect(puts()).toHaveLength(1);
    expect(fake.gateway.logins).toEqual([]);
  });

  it("on a dry run says what would change, and writes nothing", async () => {
    const { outcome, text } = await deploy({ dryRun: true });
    expect(outcome).toBe("dry-run");
    expect(text).toContain("+ /dataset");
    expect(puts()).toEqual([]);
  });

  it.each([
    ["a description", (name: string) => ({ name, description: "Old" })],
    ["a Korean name", (name: string) => ({ name, name_localizations: { "en-US": name, ko: "옛말" } })],
    ["an option", (name: string) => ({ name, options: [] })],
    ["where it may be used", (name: string) => ({ name, contexts: [0] })],
  ])("writes again when %s differs", async (_what, change) => {
    await deploy();
    const stored = fake.commands.get("global") ?? [];
    fake.commands.set(
      "global",
      stored.map((command) => (command.name === "dataset" ? { ...command, ...change("dataset") } : command)),
    );
    expect((await deploy()).lines.slice(0, 2)).toEqual(["~ /dataset", "Registered 5 commands everywhere."]);
  });

  it("does not mind the order of commands and contexts, nor the defaults that Discord adds", async () => {
    await deploy();
    const stored = (fake.commands.get("global") ?? []).map((command) => ({
      ...command,
      contexts: [2, 0, 1],
      nsfw: false,
    }));
    fake.commands.set("global", stored.toReversed());
    expect((await deploy()).outcome).toBe("unchanged");
  });

  it("names what it takes away", async () => {
    fake.commands.set("global", [{ name: "old", description: "Old", type: 1 }]);
    expect((await deploy()).lines).toContain("- /old");
    expect(fake.commands.get("global")?.map(({ name }) => name)).toEqual(commands.map(({ name }) => name));
  });

  it("for one server leaves out what only global commands have, and is unchanged the second time", async () => {
    expect((await deploy({ guildId: world.guild })).text).toContain(`Registered 5 commands in server ${world.guild}.`);
    expect(puts()[0]?.path).toBe(`/v10/applications/${world.application}/guilds/${world.guild}/commands`);
    expect(JSON.stringify(puts()[0]?.body)).not.toMatch(/contexts|integration_types/);
    expect((await deploy({ guildId: world.guild })).outcome).toBe("unchanged");
    expect(fake.commands.has("global")).toBe(false);
  });

  it("clears the commands, everywhere or from one server, once", async () => {
    await deploy();
    await deploy({ guildId: world.guild });
    expect((await deploy({ clear: true, guildId: world.guild })).lines.at(-1)).toBe(
      `Removed all commands in server ${world.guild}.`,
    );
    expect(fake.commands.get("global")).toHaveLength(commands.length);
    expect((await deploy({ clear: true, dryRun: true })).lines).toContain("- /dataset");
    const { outcome, lines } = await deploy({ clear: true });
    expect([outcome, lines.at(-1)]).toEqual(["cleared", "Removed all commands everywhere."]);
    expect(fake.commands.get("global")).toEqual([]);
    expect((await deploy({ clear: true })).lines).toEqual([
      "No commands were registered everywhere; nothing was written.",
    ]);
  });

  it("warns when an endpoint URL would take the commands away from the bot", async () => {
    fake.interactionsEndpointUrl = "https://example.org/interactions";
    expect((await deploy()).text).toMatch(/Warning: an Interactions Endpoint URL is set/);
  });

  it("leaves the command that opens an Activity where it is", async () => {
    const launch = { name: "launch", description: "Open it", type: 4, handler: 1, id: "900000000000000999" };
    fake.commands.set("global", [launch]);
    expect((await deploy()).text).not.toContain("launch");
    expect((await deploy()).outcome).toBe("unchanged");
    await deploy({ clear: true });
    expect(fake.commands.get("global")?.map(({ name }) => name)).toEqual(["launch"]);
  });

  it("to one server beside everywhere says that each shows twice there, and how that ends", async () => {
    await deploy();
    expect((await deploy({ guildId: world.guild })).text).toContain(`--guild ${world.guild} --clear`);
    expect((await deploy({ guildId: world.guild })).text).not.toContain("twice");
  });

  it("tries again after a 502", async () => {
    fake.fail({ match: /^PUT /, times: 1, response: { status: 502, body: {} } });
    expect((await deploy()).outcome).toBe("deployed");
  });
});

describe("deploy says what to do", () => {
  it.each<[string, Partial<DeployOptions>, RegExp, number]>([
    ["about a wrong token", { token: "wrong.bot.token" }, /does not accept DISCORD_TOKEN.*Bot → Reset Token/, 78],
    ["about no token", { token: " " }, /DISCORD_TOKEN is empty/, 78],
    ["about a version in the address", { apiBase: "https://discord.com/api/v10/" }, /ends with a version/, 78],
    ["about nobody there", { apiBase: "http://127.0.0.1:9/api" }, /could not be reached/, 1],
    ["about a server's id that is none", { guildId: "my server" }, /17 to 20 digits/, 78],
  ])("%s", async (_what, options, sentence, exitCode) => {
    const error = await refusal(options);
    expect(error.message).toMatch(sentence);
    expect(error.message).not.toMatch(/bot\.token/);
    expect(error.exitCode).toBe(exitCode);
  });

  it.each<[string, Partial<DeployOptions>, number, object, RegExp]>([
    [
      "a server where the bot is not",
      { guildId: world.guild },
      403,
      { code: 50_001, message: "x" },
      /Install it there first/,
    ],
    ["an address of something else", {}, 404, { code: 0, message: "x" }, /Check DISCORD_API_BASE/],
    ["commands that Discord does not like", {}, 400, { code: 50_035, message: "x" }, /HTTP 400, code 50035/],
  ])("about %s", async (_what, options, status, body, sentence) => {
    fake.fail({ match: /commands$/, times: 1, response: { status, body } });
    expect((await refusal(options)).message).toMatch(sentence);
  });

  it("about the day's limit, at once", async () => {
    const body = { retry_after: 30_000, code: 30_034, global: false, message: "Max number of daily creates" };
    fake.fail({ match: /^PUT /, times: 9, response: { status: 429, headers: { "retry-after": "30000" }, body } });
    const error = await refusal();
    expect([error.message, error.exitCode]).toEqual([expect.stringMatching(/no more commands.*for 9 hours/), 1]);
    expect(puts()).toHaveLength(1);
  });

  it("about an outage of Discord's own", async () => {
    fake.fail({ match: /@me$/, times: 9, response: { status: 503, body: {} } });
    const { message, exitCode } = await refusal();
    expect([message, exitCode]).toEqual([expect.stringMatching(/error of its own \(HTTP 503\).*Try again/), 1]);
  });

  it("about an address that answers something else", async () => {
    fake.fail({ match: /@me$/, times: 1, response: { status: 200, body: { hello: "world" } } });
    expect((await refusal()).message).toMatch(/does not answer as Discord does/);
  });
});
