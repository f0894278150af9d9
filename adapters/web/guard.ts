import type { MiddlewareHandler } from "hono";

/** What the pages may load: their own files, and nothing of any other host. */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const ownHost = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

function isOwn(address: string): boolean {
  return URL.canParse(address) && ownHost.test(new URL(address).host);
}

/**
 * Lets through only what was asked of this machine by its own name: another site whose name was made to lead here
 * (DNS rebinding), or whose page posts here, is refused with 403. Sets the headers that keep the pages to themselves.
 */
export const guard: MiddlewareHandler = async (context, next) => {
  const { req } = context;
  const host = req.header("host");
  const origin = req.header("origin");
  const isOurs = host === undefined ? isOwn(req.url) : ownHost.test(host);
  if (!isOurs || !(origin === undefined || isOwn(origin))) {
    const error = isOurs
      ? "pages of other sites may not ask this server"
      : "this server answers to 127.0.0.1 and localhost only";
    return context.json({ error, remedy: "Open the address that the command printed." }, 403);
  }
  await next();
  const { headers } = context.res;
  headers.set("Content-Security-Policy", policy);
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", "no-referrer");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
};
