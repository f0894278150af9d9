import type { Compiled, Engine, RegistryRecords } from "../../src/index.ts";

/** The records of these places, from their snapshot where that is current, with what is compiled there. */
async function recordsOf(
  places: readonly string[],
  tell?: Tell,
): Promise<{ records: RegistryRecords; compiled?: Compiled }> {
  const snapshot = (await import("../../registry/snapshot.ts")).readSnapshot(places);
  if (snapshot) return snapshot;
  const { loadRegistry, loadSound } = await import("../../registry/load.ts");
  if (tell === undefined || places.length < 2) return { records: loadRegistry(places.length > 0 ? places : undefined) };
  const { records, problems } = loadSound(places);
  if (problems.length > 0) {
    const { RegistryError } = await import("../../registry/problem.ts");
    tell(new RegistryError(problems).message);
  }
  return { records };
}

/** Is told what is wrong with a place that was left out. */
export type Tell = (problem: string) => void;

/**
 * Reads a registry and builds an engine over it, in this thread.
 * @param places folders like `registry/` and JSONL files; none for our own registry.
 * @param tell where it is given, places after the first that hold a broken file are left out, and it is told why.
 * @throws RegistryError that lists every file that cannot be read.
 */
export async function openEngine(places: readonly string[], tell?: Tell): Promise<Engine> {
  const [{ records, compiled }, { buildRegistry, createEngine }] = await Promise.all([
    recordsOf(places, tell),
    import("../../src/index.ts"),
  ]);
  return createEngine(buildRegistry(records, compiled?.relations), compiled);
}
