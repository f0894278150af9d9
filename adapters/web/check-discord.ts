import { z } from "zod";

/** Whether a link, whose own brackets are not escaped, holds a backslash in its label. */
function hasEscapedLabel(content: string): boolean {
  return [...content.matchAll(/(?<!\\)\[((?:[^\]\\\n]|\\.)*)\]\(/g)].some(([, label = ""]) => label.includes("\\"));
}

/** The numbers that a Discord payload is held to: the adapter's own table. Lengths are UTF-16 units unless they say bytes. */
export interface DiscordNumbers {
  readonly components: number;
  readonly text: number;
  readonly textBytes: number;
  readonly buttonLabel: number;
  readonly customId: number;
  readonly url: number;
  readonly buttonsPerRow: number;
  readonly selectOptions: number;
  readonly optionText: number;
  readonly placeholder: number;
}

const componentSchema = z.looseObject({
  type: z.number(),
  content: z.string().default(""),
  label: z.string().default(""),
  style: z.number().optional(),
  custom_id: z.string().optional(),
  url: z.string().optional(),
  placeholder: z.string().default(""),
  options: z.array(z.looseObject({ label: z.string(), value: z.string() })).default([]),
  components: z.array(z.unknown()).default([]),
  accessory: z.unknown().optional(),
});
const payloadSchema = z.looseObject({ components: z.array(z.unknown()), flags: z.number().default(0) });

type Component = z.infer<typeof componentSchema>;

const isComponentsV2 = 1 << 15;
const linkStyle = 5;

/** Every component, those inside others too; null stands for what is none. */
function everyComponent(raw: unknown): readonly (Component | null)[] {
  const parsed = componentSchema.safeParse(raw);
  if (!parsed.success) return [null];
  const { components, accessory } = parsed.data;
  const inside = [...components, ...(accessory === undefined ? [] : [accessory])];
  return [parsed.data, ...inside.flatMap(everyComponent)];
}

function above(what: string, is: number, most: number): readonly string[] {
  return is > most ? [`${what}: ${is}, at most ${most}`] : [];
}

function componentProblems(component: Component, numbers: DiscordNumbers): readonly string[] {
  const { type, content, label, style, custom_id: id, url, placeholder, options, components } = component;
  switch (type) {
    case 1:
      return above("buttons in a row", components.length, numbers.buttonsPerRow);
    case 2:
      return [
        ...above("label of a button", label.length, numbers.buttonLabel),
        ...above("address of a button", url?.length ?? 0, numbers.url),
        ...(style === linkStyle && url === undefined ? ["a link button without an address"] : []),
        ...(style !== linkStyle && id === undefined ? ["a button without an id"] : []),
      ];
    case 3:
      return [
        ...above("options of a select", options.length, numbers.selectOptions),
        ...above("placeholder of a select", placeholder.length, numbers.placeholder),
        ...options.flatMap((one) => above("label of an option", one.label.length, numbers.optionText)),
        ...(new Set(options.map(({ value }) => value)).size < options.length ? ["the same option twice"] : []),
      ];
    case 10:
      return [
        ...(content.trim() === "" ? ["a text without words"] : []),
        ...(hasEscapedLabel(content) ? ["a backslash in the label of a link, where it is shown"] : []),
      ];
    default:
      return [];
  }
}

/** What Discord would refuse in a payload of components, a sentence each. */
export function discordProblems(payload: unknown, numbers: DiscordNumbers): readonly string[] {
  const parsed = payloadSchema.safeParse(payload);
  if (!parsed.success) return ["this is no payload of components"];
  const all = parsed.data.components.flatMap(everyComponent);
  const components = all.filter((component) => component !== null);
  const text = components.map(({ content }) => content).join("");
  const ids = components.flatMap(({ custom_id: id }) => (id === undefined ? [] : [id]));
  return [
    ...((parsed.data.flags & isComponentsV2) === 0 ? ["flags: components of this kind need 32768"] : []),
    ...(components.length < all.length ? ["a component without a type"] : []),
    ...above("components", components.length, numbers.components),
    ...above("text", text.length, numbers.text),
    ...above("text in bytes", new TextEncoder().encode(text).length, numbers.textBytes),
    ...ids.flatMap((id) => above("custom_id", id.length, numbers.customId)),
    ...(new Set(ids).size < ids.length ? ["the same custom_id twice"] : []),
    ...components.flatMap((component) => componentProblems(component, numbers)),
  ];
}
