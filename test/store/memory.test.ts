import { createMemoryStore } from "../../adapters/store/memory.ts";
import { storeContract } from "./contract.ts";

storeContract("the memory store", async () => {
  const clock = { now: 1_700_000_000_000 };
  const store = createMemoryStore(() => clock.now);
  return { store, clock, dispose: () => store.close() };
});
