import { Agent as HttpAgent, type RequestOptions, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { createGuardedLookup, literalAddress, mayAsk, privateAddress } from "./address.ts";

/** What came of one request: an answer's status and headers, or why there was none. */
export type Probed =
  | { readonly status: number; readonly location: string | null; readonly retryAfter: string | null }
  | { readonly failure: string };

/** Makes single requests, and never to a private address. `close` lets go of the connections kept open. */
export interface Prober {
  probe(url: URL, method: "HEAD" | "GET"): Promise<Probed>;
  close(): void;
}

const userAgent = "whichdata registry link check";

/** @param timeoutMs how long one request may take, with the name's lookup. */
export function createProber(timeoutMs: number, allowLoopback: boolean): Prober {
  const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
  const lookup = createGuardedLookup(allowLoopback);

  const probe: Prober["probe"] = (url, method) =>
    new Promise((resolve) => {
      const literal = literalAddress(url);
      if (literal !== null && !mayAsk(literal, allowLoopback)) return resolve({ failure: privateAddress });
      const secure = url.protocol === "https:";
      const headers = { "user-agent": userAgent, accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
      const options: RequestOptions = { method, headers, lookup, agent: secure ? agents.https : agents.http };
      const request = (secure ? requestHttps : requestHttp)(url, options, (response) => {
        clearTimeout(timer);
        const { location, "retry-after": retryAfter } = response.headers;
        resolve({ status: response.statusCode ?? 0, location: location ?? null, retryAfter: retryAfter ?? null });
        // The body is not wanted: a HEAD has none, a GET's would be the whole file.
        if (method === "HEAD") response.resume();
        else response.destroy();
        response.on("error", () => {});
      });
      const timer = setTimeout(() => {
        resolve({ failure: "ETIMEDOUT" });
        request.destroy();
      }, timeoutMs);
      request.on("error", (error) => {
        clearTimeout(timer);
        resolve({ failure: "code" in error && typeof error.code === "string" ? error.code : error.message });
      });
      request.end();
    });
  return {
    probe,
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}
