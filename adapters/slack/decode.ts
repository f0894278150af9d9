const entities: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/** `<…>` of Slack as a person reads it: a label where there is one. An id of a person or a channel is no word. */
function decodeReference(inside: string): string {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? "" : inside.slice(bar + 1);
  const mark = target.charAt(0);
  if (mark === "#" || mark === "@") return label === "" ? " " : `${mark}${label}`;
  if (mark === "!") return label === "" ? " " : label;
  return label === "" ? target : label;
}

/**
 * A message's text as its writer saw it: references by their labels, entities as characters, once.
 * The mention of `botUserId` is left out, and only that one.
 */
export function decodeText(text: string, botUserId?: string): string {
  const decoded = text.replace(
    /<([@#!][^<>]*|[a-z]+:[^<>]*)>|&(?:lt|gt|amp);/gu,
    (whole, inside: string | undefined) => {
      if (inside === undefined) return entities[whole] ?? whole;
      const [target] = inside.split("|", 1);
      if (botUserId !== undefined && target === `@${botUserId}`) return " ";
      return decodeReference(inside.replace(/&(?:lt|gt|amp);/gu, (entity) => entities[entity] ?? entity));
    },
  );
  return decoded.replace(/[^\S\n]+/gu, " ").trim();
}
