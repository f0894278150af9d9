import { z } from "zod";

const partSchema = z.object({
  content: z.string().nullish(),
  embeds: z
    .array(z.object({ url: z.string().nullish(), title: z.string().nullish(), description: z.string().nullish() }))
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

function partText({ content, embeds, components }: z.infer<typeof partSchema>): string {
  const embedded = (embeds ?? []).flatMap(({ url, title, description }) => [title, description, url]);
  return [content, ...embedded, ...componentTexts(components)].filter((text) => text).join("\n");
}

/** Everything there is to read in a message: its text, its embeds, its components, and what it forwards. */
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
