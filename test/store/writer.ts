// A process of its own that writes until it is killed, and prints the number of each write once it is done.
import { writeSync } from "node:fs";
import { openStore } from "../../adapters/store/open.ts";

const store = await openStore(process.argv[2] ?? "");
for (let index = 0; ; index += 1) {
  await store.set(`key ${index}`, { index, padding: "가".repeat(300) }, 3_600_000);
  writeSync(1, `${index}\n`);
}
