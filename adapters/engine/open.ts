import type { Compiled, Engine, RegistryRecords } from "../../src/index.ts";

/** The records of these places, from their snapshot where that is current, with what is compiled there. */
async function recordsOf(places: readonly string[]): Promise<{ records: RegistryRecords; compiled?: Compiled }> {
  const snapshot = (await import("../../registry/snapshot.ts")).readSnapshot(places);
  if (snapshot) return snapshot;
  const { loadRegistry } = await import("../../registry/load.ts");
  return { records: loadRegistry(places.length > 0 ? places : undefined) };
}

/**
 * Reads a registry and builds an engine over it, in this thread.
 * @param places folders like `registry/` and JSONL files; none for our own registry.
 * @throws RegistryError that lists every file that cannot be read.
 */
export async function openEngine(places: readonly string[]): Promise<Engine> {
  const [{ records, compiled }, { buildRegistry, createEngine }] = await Promise.all([
    recordsOf(places),
    import("../../src/index.ts"),
  ]);
  return createEngine(buildRegistry(records, compiled?.relations), compiled);
}
