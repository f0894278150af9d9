import { watch } from "chokidar";

/** Ends the watching. */
export type StopWatching = () => Promise<void>;

// A person saves several files, git writes hundreds: one reading when it has been quiet for so long.
const quietMs = 300;

/**
 * Calls `changed` each time files of these places were added, changed or removed, once they are at rest.
 * @param places folders like `registry/`, JSONL files.
 */
export async function watchRegistry(places: readonly string[], changed: () => void): Promise<StopWatching> {
  const watcher = watch([...places], {
    ignoreInitial: true,
    ignored: (path, stats) => stats?.isFile() === true && !/\.jsonl?$/.test(path),
  });
  let timer: NodeJS.Timeout | undefined;
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(changed, quietMs);
  });
  await new Promise((resolve) => watcher.once("ready", () => resolve(undefined)));
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}
