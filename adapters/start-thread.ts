import { Worker } from "node:worker_threads";

/**
 * Starts a module as a thread of its own: as it was built or, where the main thread runs from the source, by tsx.
 * @param module its URL without its ending.
 * @param data what it finds in `workerData`.
 */
export function startThread(module: URL, name: string, data: unknown): Worker {
  const options = { name, workerData: data };
  if (import.meta.url.endsWith(".js")) return new Worker(new URL(`${module.href}.js`), options);
  // A loader that the main thread was started with does not reach its workers.
  const loader = import.meta.resolve("tsx/esm/api");
  const code = `import("${loader}").then(({ register }) => { register(); return import("${module.href}.ts"); })`;
  return new Worker(code, { ...options, eval: true });
}
