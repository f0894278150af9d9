import { runBenchmark } from "./benchmark.ts";
import { readOptions, usage } from "./options.ts";

try {
  const options = readOptions(process.argv.slice(2));
  const say = (line: string) => process.stderr.write(`${line}\n`);
  process.stdout.write(options ? await runBenchmark(options, say) : usage);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
