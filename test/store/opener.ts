// A process of its own, without the rights of root, that opens a store and prints what became of it.
import { openStore } from "../../adapters/store/open.ts";

if (process.getuid?.() === 0) process.setuid?.(65_534);
try {
  await (await openStore(process.argv[2] ?? "")).close();
  process.stdout.write("opened");
} catch (error) {
  process.stdout.write(error instanceof Error ? error.message : "not an Error");
}
