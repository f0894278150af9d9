import { z } from "zod";

const attachmentSchema = z.object({
  text: z.string().nullish(),
  title: z.string().nullish(),
  title_link: z.string().nullish(),
  from_url: z.string().nullish(),
  original_url: z.string().nullish(),
  fallback: z.string().nullish(),
});
const messageSchema = z.object({
  text: z.string().nullish(),
  thread_ts: z.string().optional(),
  attachments: z.array(attachmentSchema).nullish().catch(null),
  blocks: z.unknown().optional(),
});

const deepest = 8;

/** Texts and addresses of blocks, which a bot's message may have instead of a text. */
function blockTexts(value: unknown, depth = 0): string[] {
  if (depth > deepest || typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => blockTexts(item, depth + 1));
  return Object.entries(value).flatMap(([key, inner]) => {
    if (typeof inner === "string") return key === "text" || key === "url" ? [inner] : [];
    return blockTexts(inner, depth + 1);
  });
}

/** `<address|label>` as both, so that a link is found by where it leads and by what it says. */
function spellLinks(text: string): string {
  const decoded = text.replace(
    /<(https?:[^<>|]*)(?:\|([^<>]*))?>/gu,
    (_, url: string, label = "") => `${url} ${label}`,
  );
  return decoded.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** Everything there is to read in a message of Slack's: its text, its attachments (shared messages, cards), its blocks. */
export function readText(message: unknown): string {
  const { success, data } = messageSchema.safeParse(message);
  if (!success) return "";
  const attached = (data.attachments ?? []).flatMap((one) => {
    const texts = [one.title, one.text, one.title_link, one.from_url, one.original_url];
    return texts.some((text) => text) ? texts : [one.fallback];
  });
  const own = data.text ? [data.text] : blockTexts(data.blocks);
  const parts = [...own, ...attached].filter((text) => typeof text === "string");
  return parts.map(spellLinks).join("\n");
}

/** The thread that a message stands in, or undefined where it stands in none. */
export function readThread(message: unknown): string | undefined {
  const { success, data } = messageSchema.safeParse(message);
  return success ? data.thread_ts : undefined;
}
