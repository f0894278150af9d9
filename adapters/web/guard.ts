import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** The headers that keep the pages to themselves: they load their own files, and nothing of any other host. */
export const headers: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", "data:"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: "DENY",
  // Served without TLS, on this machine alone.
  strictTransportSecurity: false,
});

const ownHost = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

function isOwn(address: string): boolean {
  return URL.canParse(address) && ownHost.test(new URL(address).host);
}

/**
 * Lets through only what was asked of this machine by its own name: another site whose name was made to lead here
 * (DNS rebinding), or whose page posts here, is refused with 403.
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
  // Read again where the registry has changed since, and otherwise shown from what the browser has: also for Back.
  if (!context.res.headers.has("Cache-Control")) context.res.headers.set("Cache-Control", "private, no-cache");
};
