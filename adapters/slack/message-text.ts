import { z } from "zod";

const attachmentSchema = z.object({
  text: z.string().nullish(),
  title: z.string().nullish(),
  title_link: z.string().nullish(),
  from_url: z.string().nullish(),
  original_url: z.string().nullish(),
  fallback: z.string().nullish(),
  pretext: z.string().nullish(),
  fields: z
    .array(z.object({ title: z.string().nullish(), value: z.string().nullish() }))
    .nullish()
    .catch(null),
  blocks: z.unknown().optional(),
  message_blocks: z.unknown().optional(),
});
const messageSchema = z.object({
  text: z.string().nullish(),
  thread_ts: z.string().optional(),
  attachments: z.array(attachmentSchema).nullish().catch(null),
  blocks: z.unknown().optional(),
});

const deepest = 8;

/** Texts and addresses of blocks: a bot's text often says less than its blocks, and a pasted table is none of it. */
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
    const fields = (one.fields ?? []).flatMap(({ title, value }) => [title, value]);
    const blocks = [...blockTexts(one.blocks), ...blockTexts(one.message_blocks)];
    const links = [one.title_link, one.from_url, one.original_url];
    const texts = [one.pretext, one.title, one.text, ...links, ...fields, ...blocks];
    return texts.some((text) => text) ? texts : [one.fallback];
  });
  const parts = [data.text, ...blockTexts(data.blocks), ...attached].filter((text) => typeof text === "string");
  return parts.map(spellLinks).join("\n");
}

/** The thread that a message stands in, or undefined where it stands in none. */
export function readThread(message: unknown): string | undefined {
  const { success, data } = messageSchema.safeParse(message);
  return success ? data.thread_ts : undefined;
}
