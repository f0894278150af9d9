import { realpathSync, statSync } from "node:fs";
import { type FSWatcher, watch } from "chokidar";

/** Ends the watching. */
export type StopWatching = () => Promise<void>;

// A person saves several files, git writes hundreds: one reading when it has been quiet for so long.
const quietMs = 300;
/** How often it is looked whether a place is still the same folder. */
const lookMs = 1000;

/** Which folder or file stands at a path: another one after it was replaced, or after a link was made to lead elsewhere. */
function identityOf(place: string): string {
  try {
    const path = realpathSync(place);
    // A new folder may be given the number of the one before it.
    const { dev, ino, birthtimeMs } = statSync(path);
    return `${path} ${dev} ${ino} ${birthtimeMs}`;
  } catch {
    return "";
  }
}

function open(places: readonly string[], changed: () => void): FSWatcher {
  const watcher = watch([...places], {
    ignoreInitial: true,
    ignored: (path, stats) => stats?.isFile() === true && !/\.jsonl?$/.test(path),
  });
  return watcher.on("all", changed);
}

/**
 * Calls `changed` each time files of these places were added, changed or removed, once they are at rest; also where a
 * place was removed and made anew, or is a link that now leads elsewhere, as tools that deploy do.
 * @param places folders like `registry/`, JSONL files.
 */
export async function watchRegistry(places: readonly string[], changed: () => void): Promise<StopWatching> {
  let timer: NodeJS.Timeout | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, quietMs);
  };
  let watcher = open(places, later);
  let known = places.map(identityOf).join("\n");
  const looking = setInterval(() => {
    const now = places.map(identityOf).join("\n");
    if (now === known) return;
    known = now;
    // What watched the old folder goes on watching that.
    void watcher.close();
    watcher = open(places, later).once("ready", later);
    later();
  }, lookMs);
  looking.unref();
  await new Promise((resolve) => watcher.once("ready", () => resolve(undefined)));
  return async () => {
    clearInterval(looking);
    clearTimeout(timer);
    await watcher.close();
  };
}
