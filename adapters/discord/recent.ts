import { z } from "zod";
import type { Message, RecordRef } from "../../src/index.ts";
import type { AdapterContext } from "../adapter.ts";
import { errorFields } from "../log.ts";

/** A week, in milliseconds. */
const keptMs = 7 * 24 * 60 * 60_000;
const mostKept = 8;
/** Autocomplete waits for nobody: a store slower than this is done without. In milliseconds. */
const waitMs = 150;

const refsSchema = z.array(
  z.strictObject({
    type: z.enum(["dataset", "model"]),
    id: z.string(),
    /** Who asked about it, as the store knows people. */
    by: z.string(),
  }),
);
type RecentRef = z.infer<typeof refsSchema>[number];

/** Whose recent records: a channel's are what was answered there for everybody to see, a person's all of their own. */
export type RecentScope = { readonly channel: string } | { readonly user: string };

function keyOf(scope: RecentScope): string {
  return "channel" in scope ? `discord:recent:channel:${scope.channel}` : `discord:recent:user:${scope.user}`;
}

type Parts = Pick<AdapterContext, "store" | "log">;

async function read(scope: RecentScope, { store }: Parts): Promise<readonly RecentRef[]> {
  const parsed = refsSchema.safeParse(await store.get(keyOf(scope)));
  return parsed.success ? parsed.data : [];
}

/** The records last asked about by name, latest first; none where the store is slow or fails. */
export async function recallRecent(scopes: readonly RecentScope[], parts: Parts): Promise<readonly RecordRef[]> {
  const nothing = new Promise<readonly RecordRef[]>((resolve) => setTimeout(() => resolve([]), waitMs).unref());
  const found = Promise.all(scopes.map((scope) => read(scope, parts))).then((lists) => lists.flat());
  const caught = found.catch((error: unknown) => {
    parts.log.warn("discord.store-failed", errorFields(error));
    return [];
  });
  const refs = await Promise.race([caught, nothing]);
  return [...new Map(refs.map(({ type, id }) => [`${type} ${id}`, { type, id }])).values()];
}

/** What a message was about, where it was about something by name. */
function subjects({ kind, cards }: Message): readonly RecordRef[] {
  const named: readonly Message["kind"][] = ["dataset", "model", "users", "comparison"];
  return named.includes(kind) ? cards.map(({ type, id }) => ({ type, id })) : [];
}

/** Remembers what an answer to `person` was about. A store that fails costs a suggestion, no more. */
export async function rememberRecent(
  scopes: readonly RecentScope[],
  message: Message,
  person: string,
  parts: Parts,
): Promise<void> {
  const now = subjects(message);
  if (now.length === 0) return;
  try {
    for (const scope of scopes) {
      const before = await read(scope, parts);
      const others = before.filter(({ type, id }) => !now.some((ref) => ref.type === type && ref.id === id));
      const refs = [...now.map((ref) => ({ ...ref, by: person })), ...others].slice(0, mostKept);
      const people = [...new Set(refs.map(({ by }) => by))];
      await parts.store.set(keyOf(scope), refs, keptMs, people);
    }
  } catch (error) {
    parts.log.warn("discord.store-failed", errorFields(error));
  }
}
