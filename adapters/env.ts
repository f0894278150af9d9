import { existsSync } from "node:fs";

/** Variables by name, as a process has them. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** A variable that is missing or malformed: names it, never its value, and says where to get it. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

/** The process' variables, and those of `.env` beneath them. */
export async function readVariables(): Promise<Variables> {
  const file: Record<string, string> = {};
  if (existsSync(".env")) (await import("dotenv")).config({ quiet: true, processEnv: file });
  return { ...file, ...process.env };
}

/** The paths that WHICHDATA_REGISTRY names: folders like `registry/`, JSONL files; none for the project's own. */
export function registryPlaces({ WHICHDATA_REGISTRY: paths = "" }: Variables): readonly string[] {
  return paths
    .split(",")
    .map((path) => path.trim())
    .filter((path) => path !== "");
}
