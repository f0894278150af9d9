// A process of its own that claims 500 keys of a shared file and prints those it got. Arguments: the file, its name.
import { openStore } from "../../adapters/store/open.ts";

const [state = "", name = ""] = process.argv.slice(2);
const store = await openStore(state);
await store.set(`ready ${name}`, true, 60_000);
// Both wait for each other, so that neither is through before the other begins.
while (!((await store.get("ready a")) && (await store.get("ready b")))) {
  await new Promise((resolve) => setTimeout(resolve, 2));
}
const won: number[] = [];
for (let key = 0; key < 500; key += 1) {
  if (await store.claim(`key ${key}`, 60_000)) won.push(key);
  // Lets the other process in between, also on a machine with one core.
  if (key % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
}
await store.close();
process.stdout.write(JSON.stringify(won));
