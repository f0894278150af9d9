import { cpus, totalmem } from "node:os";

/** What a measurement was made on, in one line: processor, cores, memory, system, Node. */
export function describeMachine(): string {
  const processors = cpus();
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  const model = processors[0]?.model.trim() ?? "unknown processor";
  return `${model}, ${processors.length} cores, ${gibibytes} GiB of memory, ${process.platform} ${process.arch}, Node ${process.version}`;
}
