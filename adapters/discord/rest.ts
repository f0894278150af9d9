import { DefaultRestOptions, type RESTOptions } from "discord.js";

/** How long to wait where a limit says nothing of it, in seconds: Cloudflare's, which 10,000 more requests turn into a ban. */
const unsaidLimit = "60";

type Transport = RESTOptions["makeRequest"];

/** A connection that broke under a request. The follow-ups of an interaction have no nonce: a second one would be seen. */
function mayRepeat(error: unknown, url: string, method: string | undefined): boolean {
  const broke = error instanceof Error && "code" in error && error.code === "UND_ERR_SOCKET";
  return broke && !(method === "POST" && url.includes("/webhooks/"));
}

/**
 * Asks as discord.js does, and once more where the connection broke; the nonce of a message keeps a second one away. A limit
 * without Retry-After is one of a minute: discord.js would ask again at once, without end.
 */
const ask: Transport = async (url, init) => {
  const send = () => DefaultRestOptions.makeRequest(url, init);
  const response = await send().catch((error: unknown) => {
    if (!mayRepeat(error, url, init.method)) throw error;
    return send();
  });
  if (response.status === 429 && !response.headers.has("retry-after")) {
    response.headers.set("retry-after", unsaidLimit);
  }
  return response;
};

/** How Discord's API is asked, by the bot and for its commands. */
export function restOptions(apiBase: string | undefined): Partial<RESTOptions> {
  return { ...(apiBase === undefined ? {} : { api: apiBase }), version: "10", timeout: 5_000, makeRequest: ask };
}

/**
 * How an interaction is answered: it is worth nothing after 3 s, so nothing is waited for, neither a limit's end nor a
 * connection that hangs; respond.ts sends it again where there is still time.
 */
export function callbackOptions(apiBase: string | undefined): Partial<RESTOptions> {
  return {
    ...restOptions(apiBase),
    timeout: 1_200,
    retries: 0,
    rejectOnRateLimit: () => true,
    makeRequest: DefaultRestOptions.makeRequest,
  };
}
