// A process of its own, on a disk that gets full: it writes until that fails, and prints what was done, how the failure
// was told, and what still works. Arguments: the file.
import { openStore } from "../../adapters/store/open.ts";

const store = await openStore(process.argv[2] ?? "");

async function attempt(task: () => Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify((await task()) ?? null);
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${"code" in error ? String(error.code) : ""}` : "not an Error";
  }
}

let done = 0;
let failure = "null";
while (failure === "null" && done < 20_000) {
  failure = await attempt(() => store.set(`key ${done}`, "가".repeat(2_000), 3_600_000));
  if (failure === "null") done++;
}
const claim = await attempt(() => store.claim("a claim", 60_000));
const read = await attempt(async () => (await store.get("key 0")) === "가".repeat(2_000));
const close = await attempt(() => store.close());
process.stdout.write(JSON.stringify({ done, failure, claim, read, close }));
