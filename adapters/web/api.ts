import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { z } from "zod";
import type { Engine } from "../../src/index.ts";
import { toJson } from "../json.ts";
import {
  askParametersSchema,
  check,
  pressRequestSchema,
  suggestParametersSchema,
  turnRequestSchema,
} from "./api-schema.ts";
import { writeHtml } from "./html.ts";
import { limits } from "./limits.ts";
import { serverLinks } from "./links.ts";
import { openApi, type RecordSchemas } from "./openapi.ts";
import { createPageKit } from "./page-kit.ts";
import type { WebPlatform } from "./platform.ts";
import { pageTitle } from "./render-home.ts";
import { renderTurn } from "./render-turn.ts";
import { type Turn, takeTurn } from "./turn.ts";
import { words } from "./words.ts";

/** What the API answers from. */
export interface ApiParts {
  readonly engine: Engine;
  readonly platforms: readonly WebPlatform[];
  readonly schemas: RecordSchemas;
}

/** Where what can be asked is described. */
export const apiRemedy = "GET /api/openapi.json describes what can be asked.";

function refuse(context: Context, error: string): Response {
  return context.json({ error, remedy: apiRemedy }, 400);
}

/** A request's JSON body, read by a schema; a sentence about what is wrong with it otherwise. */
async function readBody<T>(context: Context, schema: z.ZodType<T>): Promise<ReturnType<typeof check<T>>> {
  if (!/^application\/json\s*(?:;|$)/i.test(context.req.header("content-type") ?? "")) {
    return { problem: "the body must be application/json" };
  }
  try {
    return check(schema, await context.req.json());
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: "the body is not JSON" };
    throw error;
  }
}

function turnJson(engine: Engine, turn: Turn, page: { locale: "en" | "ko"; place: string }, replaces: boolean) {
  const links = serverLinks(page.locale, new URL("http://localhost/"));
  const kit = createPageKit(engine, page.locale, links);
  const { seen, platform } = turn;
  const { view, message } = seen;
  const look = platform === null ? {} : { look: platform.name };
  return {
    html: writeHtml(renderTurn(kit, turn, page.place)),
    announce: message.text,
    replaces,
    address: view.kind === "ask" ? links.ask({ ...view, ...look }) : null,
    title: pageTitle(view, kit.said.lead),
    message,
    platform: platform && { name: platform.name, payload: platform.payload, problems: platform.problems },
  };
}

/** The routes beneath `/api`. Errors are JSON: what is wrong, and the remedy. */
export function createApi({ engine, platforms, schemas }: ApiParts): Hono {
  const api = new Hono();
  api.use(
    bodyLimit({
      maxSize: limits.bodyBytes,
      onError: (context) =>
        context.json({ error: "the body is too long", remedy: `Send at most ${limits.bodyBytes} bytes.` }, 413),
    }),
  );

  api.get("/ask", (context) => {
    const asked = context.req.query("q") ?? "";
    if (asked.trim() === "") return refuse(context, "q: must hold a question");
    const read = check(askParametersSchema, context.req.query());
    if ("problem" in read) return refuse(context, read.problem);
    const { q, locale, limit } = read.value;
    return context.json(toJson(engine.ask(q, { limit, ...(locale && { locale }) }), q));
  });

  api.get("/suggest", (context) => {
    const read = check(suggestParametersSchema, context.req.query());
    if ("problem" in read) return refuse(context, read.problem);
    const { q, type, locale } = read.value;
    const options = { limit: limits.suggestions, ...(type && { type }), ...(locale && { locale }) };
    return context.json({ choices: engine.suggest(q, options) });
  });

  api.get("/datasets/:id", (context) => {
    const registry = engine.registry();
    const id = context.req.param("id");
    const dataset = registry.dataset(id);
    if (!dataset)
      return context.json({ error: "there is no such dataset", remedy: "GET /api/suggest?q=… finds names." }, 404);
    const users = registry.usersOf(id).map(({ model, stages }) => ({ id: model.id, stages }));
    return context.json({ dataset, users, derivedDatasets: registry.derivedFrom(id).map((one) => one.id) });
  });

  api.get("/models/:id", (context) => {
    const model = engine.registry().model(context.req.param("id"));
    if (!model)
      return context.json({ error: "there is no such model", remedy: "GET /api/suggest?q=… finds names." }, 404);
    return context.json({ model });
  });

  api.post("/turn", async (context) => {
    const read = await readBody(context, turnRequestSchema);
    if ("problem" in read) return refuse(context, read.problem);
    const { view, ...page } = read.value;
    return context.json(turnJson(engine, await takeTurn(view, engine, platforms, page.look), page, false));
  });

  api.post("/press", async (context) => {
    const read = await readBody(context, pressRequestSchema);
    if ("problem" in read) return refuse(context, read.problem);
    const { platform: name, id, value, answer, ...page } = read.value;
    const platform = platforms.find((one) => one.name === name);
    if (!platform) return refuse(context, `platform: ${name} is not shown here`);
    const result = await platform.press({ id, value, locale: answer });
    if (result === null) return context.json({ said: words[answer].oldControl });
    if (result.kind === "form") return context.json({ said: words[answer].formThere });
    if (result.kind === "said") return context.json({ said: result.text });
    const turn = await takeTurn(result.view, engine, platforms, page.look, result.audience);
    return context.json(turnJson(engine, turn, page, result.replaces));
  });

  const description = openApi(schemas);
  api.get("/openapi.json", (context) => context.json(description));
  return api;
}
