import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { projectFolder } from "../project.ts";

/** A style sheet, a script or a picture of the pages. */
export interface Asset {
  readonly name: string;
  readonly type: string;
  readonly body: string;
}

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/**
 * The style sheet of slack-blocks-to-jsx for a page with many messages, which follows the reader's colour scheme: its
 * one id becomes a class of the same weight, its dark rules become those of a dark scheme, its letters are the page's.
 */
function slackStyle(): string {
  const file = createRequire(import.meta.url).resolve("slack-blocks-to-jsx/dist/style.css");
  return readFileSync(file, "utf8")
    .replaceAll("#slack_blocks_to_jsx", ".slack_blocks_to_jsx:not(#_)")
    .replace(/font-family:-apple-system[^;}]*/, "font-family:inherit")
    .replace(/([^{}]*\[data-theme=dark\][^{}]*)\{([^{}]*)\}/g, (_, selector: string, rules: string) => {
      const always = selector.replaceAll(":where([data-theme=dark],[data-theme=dark] *)", "");
      return `@media (prefers-color-scheme:dark){${always}{${rules}}}`;
    });
}

function asset(name: string, body: string): Asset {
  return { name, type: types[extname(name)] ?? "application/octet-stream", body };
}

/** The files of the pages by name; read once. */
export function readAssets(): ReadonlyMap<string, Asset> {
  const own = ["style", "client"].flatMap((kind) => {
    const folder = join(projectFolder(), "adapters", "web", kind);
    return readdirSync(folder)
      .filter((name) => extname(name) in types)
      .map((name) => asset(name, readFileSync(join(folder, name), "utf8")));
  });
  return new Map([...own, asset("slack.css", slackStyle())].map((one) => [one.name, one]));
}
