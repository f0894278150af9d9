import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createGenerator, type Schema } from "ts-json-schema-generator";

const require = createRequire(import.meta.url);
const typesRoot = dirname(require.resolve("@slack/types/package.json"));
const { version } = JSON.parse(readFileSync(join(typesRoot, "package.json"), "utf8")) as { version: string };
const cacheFile = join(typesRoot, "../../.cache/whichdata", `slack-blocks-${version}.json`);

function readCache(): Schema | null {
  try {
    return JSON.parse(readFileSync(cacheFile, "utf8")) as Schema;
  } catch {
    return null;
  }
}

function generate(): Schema {
  const path = join(typesRoot, "dist/index.d.ts");
  const generator = createGenerator({ path, type: "KnownBlock", skipTypeCheck: true, additionalProperties: false });
  const schema = generator.createSchema("KnownBlock");
  mkdirSync(dirname(cacheFile), { recursive: true });
  writeFileSync(cacheFile, JSON.stringify(schema));
  return schema;
}

let known: Schema | undefined;

/** JSON Schema of Slack's blocks, generated from @slack/types (about 2 s) and kept beside the packages for its version. */
export function blockSchema(): Schema {
  known ??= readCache() ?? generate();
  return structuredClone(known);
}
