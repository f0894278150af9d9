import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Compiles the sources as they stand, beside the project's own `dist/`, which may be older; returns the folder.
 * @throws Error where nothing came of it.
 */
export function compileSources(): string {
  const folder = join(root, "node_modules", ".cache", "whichdata-bench");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Without it Node looks for the kind of module no further than the nearest node_modules.
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const { stdout } = spawnSync(process.execPath, [compiler, "-p", "tsconfig.build.json", "--outDir", folder], {
    cwd: root,
  });
  if (!existsSync(join(folder, "src", "index.js"))) throw new Error(`[bench] the sources do not compile: ${stdout}`);
  return folder;
}

/** Installs the peers where they are not there yet. */
export function installPeers(): void {
  const folder = join(root, "bench", "peers");
  if (existsSync(join(folder, "node_modules", "better-sqlite3"))) return;
  const { status } = spawnSync("npm", ["ci"], { cwd: folder, stdio: "inherit" });
  if (status !== 0) throw new Error('[bench] the peers could not be installed; run "npm ci" in bench/peers');
}
