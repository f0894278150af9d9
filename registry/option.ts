import { InvalidArgumentError, Option } from "commander";

/** The paths of a flag: separated by commas. */
export function readPaths(value: string): readonly string[] {
  const paths = value.split(",").map((path) => path.trim());
  if (paths.includes("")) throw new InvalidArgumentError("A path is empty.");
  return paths;
}

/** The flag that names a registry. */
export function registryOption(): Option {
  return new Option(
    "--registry <paths>",
    "folders like registry/, or JSONL files of records, separated by commas",
  ).argParser(readPaths);
}
