import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import { etag } from "hono/etag";
import { languageDetector } from "hono/language";
import { methodNotAllowed } from "hono/method-not-allowed";
import { trimTrailingSlash } from "hono/trailing-slash";
import { type Choice, type Locale, locales } from "../../src/index.ts";
import { errorFields, type Log } from "../log.ts";
import { type ApiParts, apiRemedy, createApi } from "./api.ts";
import { readAssets } from "./assets.ts";
import { brotli } from "./brotli.ts";
import { browseDatasets } from "./browse-datasets.ts";
import { browseModels } from "./browse-models.ts";
import { guard, headers } from "./guard.ts";
import { html } from "./html.ts";
import { limits } from "./limits.ts";
import {
  type Browsing,
  type ListFacet,
  type ListName,
  type ListSort,
  listFacets,
  listSorts,
  serverLinks,
} from "./links.ts";
import { createPageKit, type PageKit, recordLink } from "./page-kit.ts";
import { renderDatasets, renderModels } from "./render-browse.ts";
import { renderDataset } from "./render-dataset.ts";
import { renderHome } from "./render-home.ts";
import { renderModel } from "./render-model.ts";
import { renderShell } from "./render-shell.ts";
import { takeTurn } from "./turn.ts";
import { questionSchema, type ViewRequest } from "./view.ts";
import { words } from "./words.ts";

function oneOf<T extends string>(all: readonly T[], value: string | undefined): T | undefined {
  return all.find((one) => one === value);
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

function browsingOf({ req }: Context, list: ListName): Browsing {
  const chosen: Partial<Record<ListFacet, readonly string[]>> = {};
  for (const facet of listFacets[list]) {
    const values = req.queries(facet) ?? [];
    if (values.length > 0) chosen[facet] = [...new Set(values)].slice(0, 20);
  }
  const sorts: readonly ListSort[] = listSorts[list];
  return {
    list,
    text: (req.query("q") ?? "").slice(0, 200),
    chosen,
    sort: oneOf(sorts, req.query("sort")) ?? listSorts[list][0],
    page: numberOf(req.query("page"), 1, 10_000),
  };
}

function renderProblem(kit: PageKit, title: string, remedy: string, near: readonly Choice[] = []): string {
  const { said, locale } = kit;
  const names = near.map((ref) => html`<li>${recordLink(kit, ref, ref.name)}</li>`);
  const body = html`<h1>${title}</h1><p>${remedy}</p>
${names.length > 0 && html`<h2>${said.near}</h2><ul class="plain">${names}</ul>`}
<form class="search" action="/" method="get" role="search"><input type="hidden" name="locale" value="${locale}">
<label class="unseen" for="question">${said.question}</label><input id="question" name="q" type="search" placeholder="${said.placeholder}" autocomplete="off" dir="auto"><button class="button">${said.send}</button></form>`;
  return renderShell(kit, { title: `${title} · whichdata`, body, section: null, styles: ["browse.css"] });
}

function wrongMethod(context: Context, methods: readonly string[]): Response {
  const error = `${context.req.method} is not answered here`;
  return context.json({ error, remedy: `Ask with ${methods.join(" or ")}. ${apiRemedy}` }, 405, {
    Allow: methods.join(", "),
  });
}

/** The pages and the API as one web app. */
export function createApp(parts: ApiParts, log: Log): Hono {
  const { engine, platforms } = parts;
  const assets = readAssets();
  const app = new Hono();
  const kitOf = (context: Context) => {
    const locale = oneOf(locales, context.get("language")) ?? "en";
    return createPageKit(engine, locale, serverLinks(locale, new URL(context.req.url)));
  };
  const isApi = ({ req }: Context) => /^\/api(?:\/|$)/.test(req.path);

  app.use(headers);
  app.use(compress());
  app.use(brotli);
  app.use(guard);
  app.use(etag());
  app.use(methodNotAllowed({ app, onMethodNotAllowed: wrongMethod }));
  app.use(trimTrailingSlash());
  // The reader's language: as the address says, else as the browser does.
  app.use(
    languageDetector({
      order: ["querystring", "header"],
      lookupQueryString: "locale",
      caches: false,
      supportedLanguages: [...locales],
      fallbackLanguage: "en",
    }),
  );
  app.onError((error, context) => {
    log.error("web.failed", errorFields(error));
    const { wrong, wrongRemedy } = words.en;
    if (isApi(context)) return context.json({ error: wrong, remedy: wrongRemedy }, 500);
    const { said } = kitOf(context);
    return context.html(renderProblem(kitOf(context), said.wrong, said.wrongRemedy), 500);
  });
  const missing = (context: Context) => {
    if (isApi(context)) return context.json({ error: "there is no such path", remedy: apiRemedy }, 404);
    const kit = kitOf(context);
    const { said, locale } = kit;
    const asked = context.req.param("id") ?? "";
    const near = asked === "" ? [] : engine.suggest(asked.slice(0, 100), { locale, limit: limits.near });
    return context.html(renderProblem(kit, said.notHere, said.notHereRemedy, near), 404);
  };
  app.notFound(missing);

  app.get("/", async (context) => {
    const kit = kitOf(context);
    const view = viewOf(context, kit.locale);
    const look = oneOf(["web", "slack", "discord"], context.req.query("look")) ?? "web";
    return context.html(renderHome(kit, view && (await takeTurn(view, engine, platforms, look))));
  });
  app.get("/datasets", (context) => {
    const kit = kitOf(context);
    return context.html(renderDatasets(kit, browseDatasets(engine, browsingOf(context, "datasets"), kit.locale), true));
  });
  app.get("/datasets/:id", (context) => {
    const id = context.req.param("id");
    const dataset = engine.registry().dataset(id);
    const kit = kitOf(context);
    if (!dataset) return missing(context);
    // A record that was joined with another lives there now.
    if (dataset.id !== id) return context.redirect(kit.links.record({ type: "dataset", id: dataset.id }), 301);
    return context.html(renderDataset(kit, dataset));
  });
  app.get("/models", (context) => {
    const kit = kitOf(context);
    return context.html(renderModels(kit, browseModels(engine, browsingOf(context, "models"), kit.locale), true));
  });
  app.get("/models/:id", (context) => {
    const model = engine.registry().model(context.req.param("id"));
    return model ? context.html(renderModel(kitOf(context), model)) : missing(context);
  });
  app.get("/assets/:name", (context) => {
    const asset = assets.get(context.req.param("name"));
    if (!asset) return missing(context);
    return context.body(asset.body, 200, { "Content-Type": asset.type });
  });
  app.route("/api", createApi(parts));
  return app;
}
