import type { Context, webApi } from "@slack/bolt";
import { z } from "zod";
import type { Locale, RecordRef } from "../../src/index.ts";
import { errorFields } from "../log.ts";
import { refusal } from "./errors.ts";
import { unfurled, unfurlQuietMs } from "./limits.ts";
import { areLinksOn } from "./link-switch.ts";
import type { SlackParts } from "./parts.ts";
import { personOf, teamOf } from "./team.ts";
import { renderUnfurl } from "./unfurl.ts";

const eventSchema = z.object({
  channel: z.string().default(""),
  user: z.string().default(""),
  message_ts: z.string().optional(),
  links: z.array(z.object({ url: z.string() })).default([]),
  unfurl_id: z.string().optional(),
  source: z.enum(["composer", "conversations_history"]).optional().catch(undefined),
});
type LinkEvent = z.infer<typeof eventSchema>;

interface Known {
  readonly url: string;
  readonly ref: RecordRef;
}

/** The links of a message that lead to records, each record once, as Slack wrote them. */
async function knownLinks({ links }: LinkEvent, { find }: Pick<SlackParts, "find">): Promise<readonly Known[]> {
  const known = new Map<string, Known>();
  for (const { url } of links) {
    const [ref] = await find(url, { by: "link" });
    const key = `${ref?.type}:${ref?.id}`;
    if (ref !== undefined && !known.has(key)) known.set(key, { url, ref: { type: ref.type, id: ref.id } });
  }
  return [...known.values()];
}

function keyOf(where: string, { type, id }: RecordRef): string {
  return `slack:unfurled:${where}:${type}:${id}`;
}

/** Those not shown there lately. In the composer only its writer sees them, so they are quiet for that person. */
async function notShownLately(
  known: readonly Known[],
  where: string,
  people: readonly string[],
  { store }: SlackParts,
): Promise<readonly Known[]> {
  const fresh: Known[] = [];
  for (const one of known) {
    if (fresh.length === unfurled) break;
    if (await store.claim(keyOf(where, one.ref), unfurlQuietMs, people)) fresh.push(one);
  }
  return fresh;
}

async function renderUnfurls(known: readonly Known[], locale: Locale, { show }: Pick<SlackParts, "show">) {
  const shown = await Promise.all(known.map(async ({ url, ref }) => ({ url, message: await show([ref], locale) })));
  return Object.fromEntries(
    shown.flatMap(({ url, message }) => {
      const [card] = message.cards;
      return card === undefined ? [] : [[url, renderUnfurl(card, locale)]];
    }),
  );
}

/**
 * Puts thin cards below links to known records. Nobody asked for them, so: at most two a message, not again there for
 * half an hour, none where somebody turned them off, and none where anything fails.
 */
export async function onLink(
  { event, context, client }: { readonly event: unknown; readonly context: Context; readonly client: webApi.WebClient },
  parts: SlackParts,
): Promise<void> {
  const { success, data } = eventSchema.safeParse(event);
  if (!success || data.user === context.botUserId) return;
  const { channel, user, message_ts: ts, unfurl_id: id, source } = data;
  const team = teamOf(context);
  const inComposer = source === "composer" && id !== undefined;
  try {
    const known = await knownLinks(data, parts);
    if (known.length === 0) return;
    if (!inComposer && !(await areLinksOn(team, channel, parts.store))) return;
    const where = `${team}:${inComposer ? user : channel}`;
    const fresh = await notShownLately(known, where, inComposer ? [personOf({ team, user })] : [], parts);
    if (fresh.length === 0) return;
    try {
      const locale = (await parts.languages.of({ team, user }, "", client, { isPublic: !inComposer })) ?? "en";
      const unfurls = await renderUnfurls(fresh, locale, parts);
      if (inComposer) await client.chat.unfurl({ source, unfurl_id: id, unfurls });
      else if (ts !== undefined) await client.chat.unfurl({ channel, ts, unfurls });
    } catch (error) {
      // What was not shown may be shown where it is linked next.
      for (const { ref } of fresh) await parts.store.delete(keyOf(where, ref));
      throw error;
    }
  } catch (error) {
    // The message may be gone, or its writer took the card away: a card that is missing needs no apology.
    parts.log.warn("slack.unfurl", { ...errorFields(error), refusal: refusal(error) });
  }
}
