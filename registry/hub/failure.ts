import { RegistryToolError } from "../tool-error.ts";

/** What is known of a request that failed. The token itself is not among it. */
export interface Asked {
  readonly id: string;
  readonly endpoint: string;
  readonly hasToken: boolean;
  readonly timeoutMs: number;
  /** The last answer, where there was one. */
  readonly response: Response | undefined;
}

const tokens = "huggingface.co/settings/tokens";

/** How long to wait, from `Retry-After` (seconds or a date) or the Hub's `RateLimit: "api";r=0;t=55`. */
function waitText(headers: Headers): string {
  const after = headers.get("retry-after");
  const limit = /(?:^|;)\s*t=(\d+)/.exec(headers.get("ratelimit") ?? "")?.[1];
  const seconds = after !== null && /^\d+$/.test(after) ? after : limit;
  if (seconds !== undefined) return `try again in ${Number(seconds) === 1 ? "1 second" : `${Number(seconds)} seconds`}`;
  if (after !== null && !Number.isNaN(Date.parse(after))) return `try again after ${new Date(after).toISOString()}`;
  return "try again in five minutes";
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? ` (${cause.code})` : "";
}

function outside(sentence: string, cause: unknown): RegistryToolError {
  return new RegistryToolError(`${sentence} Nothing was written.`, { blame: "outside", cause });
}

/** Says what a failed request to the Hub means for the person who asked, and what to do about it. */
export function hubFailure(error: unknown, { id, endpoint, hasToken, timeoutMs, response }: Asked): RegistryToolError {
  const { host } = new URL(endpoint);
  if (error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError")) {
    return outside(`${host} did not answer within ${timeoutMs / 1000} s; try again later.`, error);
  }
  if (error instanceof SyntaxError && response?.ok) {
    return outside(`${host} answered with something that is no JSON; check HF_ENDPOINT.`, error);
  }
  if (!response) return outside(`${host} cannot be reached${codeOf(error)}; check the network and HF_ENDPOINT.`, error);

  const { status, headers } = response;
  const mistake = (sentence: string) => new RegistryToolError(`${sentence} Nothing was written.`, { cause: error });
  if (headers.get("x-error-code") === "GatedRepo") {
    return mistake(
      `"${id}" is gated, and the Hub does not show it here; ask for access on its page, and set HF_TOKEN (${tokens}).`,
    );
  }
  switch (status) {
    case 401:
      return mistake(
        hasToken
          ? `the Hub does not take HF_TOKEN (401) for "${id}"; make a new one with read access at ${tokens}.`
          : `the Hub shows no dataset "${id}" without a login (401): it is private or does not exist; check the spelling, or set HF_TOKEN (${tokens}).`,
      );
    case 403:
      return mistake(
        `${hasToken ? "HF_TOKEN may not read" : "nobody without a login may read"} "${id}" (403); ask its owner for access, or use a token that has it (${tokens}).`,
      );
    case 404:
      return mistake(`the Hub has no dataset "${id}" (404); check the owner and the name on its page.`);
    case 429:
      return outside(
        `${host} asks us to slow down (429); ${waitText(headers)}${hasToken ? "" : ", or set HF_TOKEN for a higher limit"}.`,
        error,
      );
    default:
      return status >= 400
        ? outside(`${host} answered ${status} for "${id}"; try again later.`, error)
        : outside(`${host} did not answer as the Hub's API does for "${id}"; check HF_ENDPOINT.`, error);
  }
}
