/** A body of Slack's: fields of a form, or a JSON object. */
export type Body = Readonly<Record<string, unknown>>;

function isBody(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * What Slack posted: a form's fields (a command), the JSON in a form's `payload` (a press), or JSON (an event).
 * Null where it is none of them. Parameters of the content type, such as a charset that a proxy added, do not matter.
 */
export function parseBody(text: string, contentType: string): Body | null {
  const [type = ""] = contentType.toLowerCase().split(";", 1);
  let json = text;
  if (type.trim() === "application/x-www-form-urlencoded") {
    const form = new URLSearchParams(text);
    const payload = form.get("payload");
    if (payload === null) return form.size === 0 ? null : Object.fromEntries(form);
    json = payload;
  }
  try {
    const value: unknown = JSON.parse(json);
    return isBody(value) ? value : null;
  } catch {
    return null;
  }
}
