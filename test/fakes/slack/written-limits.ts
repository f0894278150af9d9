import type { Schema } from "ts-json-schema-generator";

/** What the documentation of one property says of its size. */
export interface WrittenLimit {
  readonly characters?: number;
  readonly items?: number;
  readonly charactersEach?: number;
}

const number = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits.replaceAll(",", "")));

/** Reads the limits that @slack/types states in prose only, such as "Maximum length for this field is 255 characters". */
export function readLimit(description: string): WrittenLimit {
  const prose = description.replace(/\{@link[^}]*\}/gu, "things").replace(/\s+/gu, " ");
  const each = /maximum length for the text in each item is ([\d,]+)/iu.exec(prose)?.[1];
  const rest = prose.replace(/maximum length for the text in each item is [\d,]+/iu, "");
  const below = /must be less than ([\d,]+) characters/iu.exec(rest)?.[1];
  const characters =
    /maximum length (?:for [^.]*? )?is ([\d,]+)/iu.exec(rest)?.[1] ?? /limit ([\d,]+) characters/iu.exec(rest)?.[1];
  const items =
    /maximum number of [a-z ]+ is ([\d,]+)/iu.exec(rest)?.[1] ??
    /maximum of ([\d,]+) (?:elements|options)/iu.exec(rest)?.[1] ??
    /up to ([\d,]+) things/iu.exec(rest)?.[1] ??
    /maximum ([\d,]+) (?:blocks|rows|cards|columns)/iu.exec(rest)?.[1];
  const most = below === undefined ? number(characters) : Number(below) - 1;
  return {
    ...(most !== undefined && { characters: most }),
    ...(items !== undefined && { items: Number(items) }),
    ...(each !== undefined && { charactersEach: Number(each) }),
  };
}

function apply(property: Schema, limit: WrittenLimit): void {
  const inText = (most: number) => ({ properties: { text: { maxLength: most } } });
  if (limit.characters !== undefined) {
    if (property.type === "string") property.maxLength = limit.characters;
    else Object.assign(property, inText(limit.characters));
  }
  if (limit.items !== undefined) property.maxItems = limit.items;
  if (limit.charactersEach !== undefined && typeof property.items === "object") {
    Object.assign(property.items, inText(limit.charactersEach));
  }
}

/** Writes into the schema what its descriptions say; returns how many properties got a limit. */
export function applyWrittenLimits(schema: Schema): number {
  let count = 0;
  for (const definition of Object.values(schema.definitions ?? {})) {
    if (typeof definition !== "object") continue;
    for (const [name, property] of Object.entries(definition.properties ?? {})) {
      if (typeof property !== "object") continue;
      const limit = readLimit(property.description ?? "");
      if (Object.keys(limit).length > 0) count++;
      apply(property, limit);
      // An empty text is refused, and so is an empty list.
      if (name === "text" && property.type === "string") property.minLength = 1;
      if (property.type === "array") property.minItems ??= 1;
    }
  }
  return count;
}
