/** What somebody typed, in quotes: a quote of its own and a backslash stand behind a backslash. */
export function quote(typed: string): string {
  return `“${typed.replace(/[“”\\]/g, "\\$&")}”`;
}

/** What was typed between these quotes, or undefined where a text is no such quote, or more than one. */
export function unquote(text: string): string | undefined {
  const typed = /^“((?:[^“”\\]|\\.)*)”$/s.exec(text)?.[1];
  return typed?.replace(/\\(.)/gs, "$1");
}

/** How deep in brackets each sign of a text stands; in quotes brackets are no brackets. */
function depthsOf(text: string): Int16Array {
  const depths = new Int16Array(text.length);
  let depth = 0;
  let inQuotes = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    depths[at] = depth + (inQuotes || sign === "“" ? 1 : 0);
    if (inQuotes && sign === "\\") depths[++at] = depth + 1;
    else if (sign === "“") inQuotes = true;
    else if (sign === "”") inQuotes = false;
    else if (!inQuotes && (sign === "(" || sign === "[")) depths[at] = ++depth;
    else if (!inQuotes && (sign === ")" || sign === "]")) depth--;
  }
  return depths;
}

/** Divides a text where a separator stands outside all brackets and quotes. */
export function split(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  const depths = depthsOf(text);
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (depths[at] === 0 && text.startsWith(separator, at)) {
      parts.push(text.slice(from, at));
      from = at + separator.length;
      at = from - 1;
    }
  }
  return [...parts, text.slice(from)];
}

/** Whether a text is one pair of brackets and what stands in it. */
export function isBracketed(text: string): boolean {
  return text.startsWith("(") && text.endsWith(")") && depthsOf(text).every((depth) => depth > 0);
}
