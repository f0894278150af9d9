import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const biome = `${root}node_modules/@biomejs/biome/bin/biome`;

const forbidden = [
  ["src", "discord.js"],
  ["src", "@slack/bolt"],
  ["src", "node:fs"],
  ["src", "minisearch"],
  ["src/packed", "../language/text.ts"],
  ["src/language", "../records/schema.ts"],
  ["src/language", "minisearch"],
  ["src/records", "../understand/parse.ts"],
  ["src/records", "minisearch"],
  ["src/understand", "../search/search.ts"],
  ["src/understand", "../answer/answer.ts"],
  ["src/understand", "minisearch"],
  ["src/search", "../understand/parse.ts"],
  ["src/search", "../answer/answer.ts"],
  ["src/search", "node:fs"],
  ["src/answer", "../present/message.ts"],
  ["src/answer", "minisearch"],
  ["src/present", "../understand/parse.ts"],
  ["src/present", "../engine.ts"],
  ["src/present", "minisearch"],
  ["src", "../adapters/log.ts"],
  ["src", "../registry/load.ts"],
  ["src/present/locales", "../../../registry/load.ts"],
  ["src/present/locales", "../../answer/respond.ts"],
  ["registry", "../adapters/log.ts"],
  ["registry", "discord.js"],
  ["adapters", "../registry/load.ts"],
  ["adapters/slack", "../discord/render.ts"],
  ["adapters/slack", "discord.js"],
  ["adapters/slack", "../../registry/load.ts"],
  ["adapters/slack", "../../src/engine.ts"],
  ["adapters/discord", "@slack/bolt"],
  ["adapters/discord", "../slack/render.ts"],
  ["adapters/terminal", "../../src/understand/parse.ts"],
  ["adapters/web", "../slack/render.ts"],
  ["adapters/web", "../../registry/load.ts"],
  ["adapters/slack", "../web/adapter.ts"],
  ["adapters/engine", "../../registry/load.ts"],
  ["adapters/engine", "../slack/render.ts"],
  ["adapters/engine", "../../src/engine.ts"],
] as const;

const allowed = [
  ["src/records", "zod"],
  ["src", "./present/message.ts"],
  ["src/search", "minisearch"],
  ["src/answer", "../search/search.ts"],
  ["src/present", "../understand/notation.ts"],
  ["src/present/locales", "../message.ts"],
  ["src/present/locales", "../../answer/answer.ts"],
  ["registry", "../src/index.ts"],
  ["adapters/slack", "../../src/index.ts"],
  ["adapters/slack", "@slack/bolt"],
  ["adapters/discord", "discord.js"],
  ["adapters/terminal", "../adapter.ts"],
  ["adapters/engine", "../log.ts"],
] as const;

/** A file with one import in it, standing in a folder of the project. */
const planted = [...forbidden, ...allowed].map(([folder, imported], index) => ({
  file: `${folder}/planted-${process.pid}-${index}.ts`,
  text: `import * as planted from "${imported}";\n\nexport const used = planted;\n`,
}));
let said = "";

beforeAll(() => {
  for (const { file, text } of planted) writeFileSync(root + file, text);
  const files = planted.map(({ file }) => file);
  const options = ["lint", "--max-diagnostics=none", "--reporter=github", ...files];
  said = spawnSync(process.execPath, [biome, ...options], { cwd: root }).stdout.toString();
});
afterAll(() => {
  for (const { file } of planted) rmSync(root + file, { force: true });
});

/** Whether the linter refused the import of the planted file at this place. */
function refused(index: number): boolean {
  const lines = said.split("\n").filter((line) => line.includes(planted[index]?.file ?? "?"));
  return lines.some((line) => /noRestrictedImports|noNodejsModules/.test(line));
}

describe("the walls", () => {
  it.each(forbidden.map((pair, index) => [...pair, index] as const))("%s/ may not import %s", (_, __, index) => {
    expect(refused(index)).toBe(true);
  });

  it.each(allowed.map((pair, index) => [...pair, forbidden.length + index] as const))(
    "%s/ may import %s",
    (_, __, index) => {
      expect(refused(index)).toBe(false);
    },
  );
});
