import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, from the source and from the compiled code alike. */
export function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}

/** The project's version, "0.1.0". */
export function projectVersion(): string {
  const { version }: { readonly version: string } = JSON.parse(
    readFileSync(join(projectFolder(), "package.json"), "utf8"),
  );
  return version;
}
