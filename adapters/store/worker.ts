import { parentPort, workerData } from "node:worker_threads";
import { createLibsqlStore } from "./libsql.ts";
import { type Call, type FromStore, opening, packFailure } from "./protocol.ts";
import type { Store } from "./store.ts";

const say = (said: FromStore) => parentPort?.postMessage(said);

async function run(id: number, task: () => Promise<unknown>): Promise<void> {
  try {
    say({ id, value: await task() });
  } catch (error) {
    say({ id, failure: packFailure(error) });
  }
}

async function answer(store: Store, call: Call): Promise<unknown> {
  switch (call.method) {
    case "get":
      return JSON.stringify(await store.get(...call.args));
    case "set":
      return store.set(...call.args);
    case "claim":
      return store.claim(...call.args);
    case "delete":
      return store.delete(...call.args);
    case "forget":
      return store.forget(...call.args);
    case "close":
      await store.close();
      // Never ended from outside: the driver takes the whole process down where it is stopped in the middle.
      parentPort?.unref();
  }
}

const url: string = workerData;
await run(opening, async () => {
  const store = await createLibsqlStore(url);
  parentPort?.on("message", ({ id, ...call }: Call & { readonly id: number }) => run(id, () => answer(store, call)));
});
