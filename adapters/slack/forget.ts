import type { SlackParts } from "./parts.ts";
import { personOf, type Reader } from "./team.ts";

/** Deletes all that is kept of somebody: their questions, the conversations they took part in, their language. */
export async function forgetPerson(reader: Reader, { store }: Pick<SlackParts, "store">): Promise<void> {
  await store.forget(personOf(reader));
}
