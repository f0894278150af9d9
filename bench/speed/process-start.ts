import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { median } from "./statistics.ts";

/** How long whole processes take, in milliseconds: medians over the pairs. */
export interface StartResult {
  readonly askMs: number;
  readonly emptyMs: number;
  readonly pairs: number;
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const main = fileURLToPath(new URL("../../dist/adapters/main.js", import.meta.url));

function run(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root });
  if (status !== 0) throw new Error(`[bench] node ${args.join(" ")} failed: ${stderr}`);
  return performance.now() - start;
}

/** Measures `whichdata ask` against a Node that does nothing, in turns; null where there is no `dist/`. */
export function measureStart(pairs: number): StartResult | null {
  if (!existsSync(main)) return null;
  const ask = [main, "ask", "preference korean"];
  const empty = ["-e", "0"];
  // The first run reads the files from the disk.
  run(ask);
  run(empty);
  const times = Array.from({ length: pairs }, (_, pair) => {
    if (pair % 2 === 0) return { askMs: run(ask), emptyMs: run(empty) };
    const emptyMs = run(empty);
    return { askMs: run(ask), emptyMs };
  });
  return {
    askMs: median(times.map(({ askMs }) => askMs)),
    emptyMs: median(times.map(({ emptyMs }) => emptyMs)),
    pairs,
  };
}
