import { z } from "zod";

const timeoutMs = 5000;

/** A response_url did not take an answer: its status, Slack's word for it where there is one, when to try again. */
export class ResponseUrlError extends Error {
  override readonly name = "ResponseUrlError";
  readonly status: number;
  readonly code: string | undefined;
  readonly retryAfterSeconds: number | null;

  constructor(status: number, code: string | undefined, retryAfterSeconds: number | null) {
    super(`[slack] A response_url answered with ${status}`);
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const refusedSchema = z.object({ ok: z.literal(false), error: z.string() });

/** Slack refuses with JSON, or with the bare word. */
function codeIn(body: string): string | undefined {
  if (/^[a-z_]{1,60}$/u.test(body.trim())) return body.trim();
  try {
    return refusedSchema.safeParse(JSON.parse(body)).data?.error;
  } catch {
    return undefined;
  }
}

/**
 * Posts to a response_url, which Slack takes five times in half an hour.
 * @throws ResponseUrlError where Slack does not take it, also where it says so with status 200; what `fetch` throws.
 */
export async function postToUrl(url: string, payload: object): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(payload),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const code = codeIn(await response.text());
  if (response.ok && (code === undefined || code === "ok")) return;
  const after = Number(response.headers.get("retry-after") ?? Number.NaN);
  throw new ResponseUrlError(response.status, code, Number.isFinite(after) ? after : null);
}
