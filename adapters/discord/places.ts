import { type REST, Routes } from "discord.js";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import { errorFields, type Log } from "../log.ts";

/** What messages do not say of where they were said; asked of Discord once, and kept for an hour. */
export interface Places {
  /** The bot's own role in a server, which Discord makes when it is installed and offers beside it in the picker. */
  ownRole(guildId: string, botId: string): Promise<string | null>;
  /** The channel of a thread, or the forum of a post. */
  parentOf(threadId: string): Promise<string | null>;
}

const keptMs = 60 * 60_000;
const most = 5_000;

const rolesSchema = z.array(z.object({ id: z.string(), tags: z.object({ bot_id: z.string().nullish() }).nullish() }));
const channelSchema = z.object({ parent_id: z.string().nullish() });

/** Asks Discord over `rest`. What it does not tell is not known: null. */
export function createPlaces(rest: REST, log: Log): Places {
  const known = new LRUCache<string, Promise<string | null>>({ max: most, ttl: keptMs });
  const once = (key: string, ask: () => Promise<string | null>) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = ask().catch((error: unknown) => {
      log.info("discord.place-unknown", errorFields(error));
      return null;
    });
    known.set(key, found);
    return found;
  };
  return {
    ownRole: (guildId, botId) =>
      once(`role:${guildId}`, async () => {
        const roles = rolesSchema.parse(await rest.get(Routes.guildRoles(guildId)));
        return roles.find(({ tags }) => tags?.bot_id === botId)?.id ?? null;
      }),
    parentOf: (threadId) =>
      once(
        `parent:${threadId}`,
        async () => channelSchema.parse(await rest.get(Routes.channel(threadId))).parent_id ?? null,
      ),
  };
}
