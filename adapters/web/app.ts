import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import { type Facet, facets, type Locale, locales } from "../../src/index.ts";
import { errorFields, type Log } from "../log.ts";
import { type ApiParts, createApi } from "./api.ts";
import { readAssets } from "./assets.ts";
import { browse } from "./browse.ts";
import { guard } from "./guard.ts";
import { html } from "./html.ts";
import { limits } from "./limits.ts";
import { type Browsing, serverLinks } from "./links.ts";
import { createPageKit, type PageKit } from "./page-kit.ts";
import { renderBrowse, renderModels } from "./render-browse.ts";
import { renderDataset } from "./render-dataset.ts";
import { renderHome } from "./render-home.ts";
import { renderModel } from "./render-model.ts";
import { renderShell } from "./render-shell.ts";
import { takeTurn } from "./turn.ts";
import { questionSchema, type ViewRequest } from "./view.ts";
import { type BrowseSort, words } from "./words.ts";

function oneOf<T extends string>(all: readonly T[], value: string | undefined): T | undefined {
  return all.find((one) => one === value);
}

/** The reader's language: as the address says, else as the browser does. */
function localeOf({ req }: Context): Locale {
  const asked = oneOf(locales, req.query("locale"));
  if (asked) return asked;
  const accepted = (req.header("accept-language") ?? "").split(",").map((one) => one.trim().slice(0, 2).toLowerCase());
  return accepted.map((one) => oneOf(locales, one)).find((one) => one !== undefined) ?? "en";
}

/** A whole number of the address; what is none counts as `otherwise`, because pages never refuse to show. */
function numberOf(value: string | undefined, otherwise: number, most: number): number {
  return value !== undefined && /^\d{1,9}$/.test(value) ? Math.min(Number(value), most) : otherwise;
}

function viewOf({ req }: Context, locale: Locale): ViewRequest | null {
  const names = (req.queries("compare") ?? []).slice(0, limits.compared);
  if (names.length > 0) return { kind: "compare", names, locale };
  const question = questionSchema.parse(req.query("q") ?? "").trim();
  if (question === "") return null;
  const after = (req.queries("after") ?? []).slice(-limits.after).map((one) => questionSchema.parse(one));
  const answer = oneOf(locales, req.query("answer"));
  return { kind: "ask", question, after, skip: numberOf(req.query("skip"), 0, limits.skip), locale: answer };
}

const browseSorts: readonly BrowseSort[] = ["used", "name", "size", "year"];

function browsingOf({ req }: Context): Browsing {
  const chosen: Partial<Record<Facet, readonly string[]>> = {};
  for (const facet of facets) {
    const values = req.queries(facet) ?? [];
    if (values.length > 0) chosen[facet] = [...new Set(values)].slice(0, 20);
  }
  return {
    text: (req.query("q") ?? "").slice(0, 200),
    chosen,
    sort: oneOf(browseSorts, req.query("sort")) ?? "used",
    page: numberOf(req.query("page"), 1, 10_000),
  };
}

function renderProblem(kit: PageKit, title: string, remedy: string): string {
  const body = html`<h1>${title}</h1><p>${remedy}</p>`;
  return renderShell(kit, { title: `${title} · whichdata`, body, section: null });
}

/** The pages and the API as one web app. */
export function createApp(parts: ApiParts, log: Log): Hono {
  const { engine, platforms } = parts;
  const assets = readAssets();
  const app = new Hono();
  const kitOf = (context: Context) => {
    const locale = localeOf(context);
    return createPageKit(engine, locale, serverLinks(locale, new URL(context.req.url)));
  };
  const isApi = ({ req }: Context) => req.path.startsWith("/api/");

  app.use(compress());
  app.use(guard);
  app.onError((error, context) => {
    log.error("web.failed", errorFields(error));
    const { wrong, wrongRemedy } = words.en;
    if (isApi(context)) return context.json({ error: wrong, remedy: wrongRemedy }, 500);
    const { said } = kitOf(context);
    return context.html(renderProblem(kitOf(context), said.wrong, said.wrongRemedy), 500);
  });
  const missing = (context: Context) => {
    const kit = kitOf(context);
    return context.html(renderProblem(kit, kit.said.notHere, kit.said.notHereRemedy), 404);
  };
  app.notFound(missing);

  app.get("/", async (context) => {
    const kit = kitOf(context);
    const view = viewOf(context, kit.locale);
    const turn = view && (await takeTurn(view, engine, platforms));
    const look = oneOf(["web", "slack", "discord"], context.req.query("look")) ?? "web";
    return context.html(renderHome(kit, turn, look));
  });
  app.get("/datasets", (context) =>
    context.html(renderBrowse(kitOf(context), browse(engine.registry(), browsingOf(context)), true)),
  );
  app.get("/datasets/:id", (context) => {
    const dataset = engine.registry().dataset(context.req.param("id"));
    return dataset ? context.html(renderDataset(kitOf(context), dataset)) : missing(context);
  });
  app.get("/models", (context) => context.html(renderModels(kitOf(context), engine.registry().models)));
  app.get("/models/:id", (context) => {
    const model = engine.registry().model(context.req.param("id"));
    return model ? context.html(renderModel(kitOf(context), model)) : missing(context);
  });
  app.get("/assets/:name", (context) => {
    const asset = assets.get(context.req.param("name"));
    if (!asset) return missing(context);
    const { type, body, tag } = asset;
    const headers = { "Content-Type": type, ETag: tag, "Cache-Control": "no-cache" };
    if (context.req.header("if-none-match") === tag) return context.body(null, 304, headers);
    return context.body(body, 200, headers);
  });
  app.route("/api", createApi(parts));
  return app;
}
