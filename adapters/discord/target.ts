import { z } from "zod";

const named = z.object({ name: z.string().nullish(), url: z.string().nullish() }).nullish();
const embedSchema = z.object({
  url: z.string().nullish(),
  title: z.string().nullish(),
  description: z.string().nullish(),
  author: named,
  footer: z.object({ text: z.string().nullish() }).nullish(),
  fields: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
});
const answerSchema = z.object({ poll_media: z.object({ text: z.string().nullish() }) });
const partSchema = z.object({
  content: z.string().nullish(),
  embeds: z.array(embedSchema).nullish(),
  attachments: z
    .array(z.object({ filename: z.string(), title: z.string().nullish(), description: z.string().nullish() }))
    .nullish(),
  poll: z
    .object({ question: z.object({ text: z.string().nullish() }), answers: z.array(answerSchema).default([]) })
    .nullish(),
  components: z.unknown().optional(),
});
const messageSchema = partSchema.extend({
  message_snapshots: z.array(z.object({ message: partSchema })).nullish(),
});

/** Deep enough for a display in a section in a container, and no deeper. */
const deepest = 4;

/** Texts and addresses of Components V2, which have no content. */
function componentTexts(components: unknown, depth = 0): string[] {
  if (!Array.isArray(components) || depth > deepest) return [];
  return components.flatMap((component: unknown) => {
    if (typeof component !== "object" || component === null) return [];
    const own = ["content" in component ? component.content : null, "url" in component ? component.url : null].filter(
      (text) => typeof text === "string",
    );
    const inner = "components" in component ? componentTexts(component.components, depth + 1) : [];
    const accessory = "accessory" in component ? componentTexts([component.accessory], depth + 1) : [];
    return [...own, ...inner, ...accessory];
  });
}

function embedTexts({ url, title, description, author, footer, fields }: z.infer<typeof embedSchema>) {
  const listed = (fields ?? []).flatMap(({ name, value }) => [name, value]);
  return [author?.name, author?.url, title, description, url, ...listed, footer?.text];
}

function partText({ content, embeds, attachments, poll, components }: z.infer<typeof partSchema>): string {
  const files = (attachments ?? []).flatMap(({ filename, title, description }) => [
    title,
    // "vlfeedback_train.jsonl" begins with a name.
    filename.replace(/\.\w{1,8}$/, ""),
    description,
  ]);
  const asked = poll ? [poll.question.text, ...poll.answers.map((one) => one.poll_media.text)] : [];
  const texts = [content, ...(embeds ?? []).flatMap(embedTexts), ...asked, ...files, ...componentTexts(components)];
  return texts.filter((text) => text).join("\n");
}

/** Everything there is to read in a message: its text, its embeds, its poll, its files' names, its components, and what it forwards. */
export function targetText(message: unknown): string {
  const parsed = messageSchema.safeParse(message);
  if (!parsed.success) return "";
  const { message_snapshots: forwarded, ...own } = parsed.data;
  // An escape before a sign would otherwise be part of the name or the address.
  return [own, ...(forwarded ?? []).map((one) => one.message)]
    .map(partText)
    .join("\n")
    .replace(/\\(?=[^\w\s])/g, "");
}
