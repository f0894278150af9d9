import type { Adapter, AdapterContext } from "./adapter.ts";
import { AdapterError } from "./adapter.ts";
import type { Environment } from "./environment.ts";
import { errorFields, type Log } from "./log.ts";
import type { Store } from "./store/store.ts";

/** The chat adapters that the environment configures; their SDKs are loaded here and not before. */
async function chatAdapters(environment: Environment, context: AdapterContext): Promise<readonly Adapter[]> {
  const { slack, discord } = environment;
  return Promise.all([
    ...(slack
      ? [import("./slack/adapter.ts").then(({ createSlackAdapter }) => createSlackAdapter(slack, context))]
      : []),
    ...(discord
      ? [import("./discord/adapter.ts").then(({ createDiscordAdapter }) => createDiscordAdapter(discord, context))]
      : []),
  ]);
}

async function stopAll(adapters: readonly Adapter[], store: Store, log: Log): Promise<void> {
  const stop = (adapter: Adapter) =>
    adapter.stop().catch((error: unknown) => log.warn("stop failed", { adapter: adapter.name, ...errorFields(error) }));
  await Promise.all(adapters.map(stop));
  await store.close();
}

/** How a started bot ends: by a signal or by its person (0), or by an adapter that can never work again. */
export interface Ending {
  readonly exitCode: number;
  readonly error?: AdapterError;
}

/**
 * Runs the chat adapters until a signal comes or one of them is lost for good; then drains and closes them all.
 * @param signals resolves when the process is asked to end.
 * @throws AdapterError when one cannot start; the others are stopped first.
 */
export async function runChats(
  environment: Environment,
  parts: Omit<AdapterContext, "fatal">,
  signals: Promise<unknown>,
): Promise<Ending> {
  const { store, log } = parts;
  let lose: (error: AdapterError) => void = () => {};
  const lost = new Promise<AdapterError>((resolve) => {
    lose = resolve;
  });
  const adapters = await chatAdapters(environment, { ...parts, fatal: (error) => lose(error) });
  try {
    const started = Promise.all(adapters.map((adapter) => adapter.start()));
    // Once a signal has come nobody waits for it, and its failure is no news.
    started.catch(() => {});
    // A signal during a slow start must not wait for the platform.
    await Promise.race([started, signals, lost]);
    for (const { name } of adapters) log.info("started", { adapter: name });
    const error = await Promise.race([signals.then(() => undefined), lost]);
    return error instanceof AdapterError ? { exitCode: error.exitCode, error } : { exitCode: 0 };
  } finally {
    await stopAll(adapters, store, log);
    log.info("stopped");
  }
}
