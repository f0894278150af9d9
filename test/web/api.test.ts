import { describe, expect, it } from "vitest";
import { z } from "zod";
import { toJson } from "../../adapters/json.ts";
import { answerSchema, turnSchema } from "../../adapters/web/api-schema.ts";
import { appOver, wholeEngine } from "./harness.ts";

const app = appOver(wholeEngine);

async function get(path: string) {
  const response = await app.request(path);
  const body: unknown = await response.json();
  return { status: response.status, body };
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await app.request(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe("GET /api/ask", () => {
  it.each([
    ["preference korean", "en"],
    ["LLaVA-1.5는 어떤 데이터로 학습했어?", "ko"],
    ["KVQA", undefined],
    ["zzzz qqqq", undefined],
  ])("answers %s as --json does, and as its description says", async (question, locale) => {
    const parameters = new URLSearchParams({ q: question, ...(locale && { locale }), limit: "3" });
    const { status, body } = await get(`/api/ask?${parameters}`);
    expect(status).toBe(200);
    const options = locale ? ({ locale } as { locale: "en" | "ko" }) : {};
    expect(body).toEqual(
      JSON.parse(JSON.stringify(toJson(wholeEngine.ask(question, { limit: 3, ...options }), question))),
    );
    expect(z.strictObject(answerSchema.shape).safeParse(body).error).toBeUndefined();
  });

  it.each([
    ["/api/ask", "q: must hold a question"],
    ["/api/ask?q=%20", "q: must hold a question"],
    ["/api/ask?q=x&limit=0", "limit: must be a whole number, 1 to 1000"],
    ["/api/ask?q=x&limit=1001", "limit: must be a whole number, 1 to 1000"],
    ["/api/ask?q=x&limit=many", "limit: must be a whole number, 1 to 1000"],
    ["/api/ask?q=x&locale=fr", "locale: must be one of en, ko"],
    ["/api/suggest?type=paper", "type: must be dataset or model"],
  ])("refuses %s, says why and where to look", async (path, error) => {
    expect(await get(path)).toEqual({
      status: 400,
      body: { error, remedy: "GET /api/openapi.json describes what can be asked." },
    });
  });

  it("reads the first thousand characters of a question of 10,000", async () => {
    const { status, body } = await get(`/api/ask?q=${"preference ".repeat(1_000)}`);
    expect(status).toBe(200);
    expect([...(body as { question: string }).question]).toHaveLength(1_000);
  });
});

describe("the records", () => {
  it("gives a dataset with who used it and what was made from it", async () => {
    const { body } = await get("/api/datasets/vlfeedback");
    expect(body).toMatchObject({
      dataset: { id: "vlfeedback", name: "VLFeedback" },
      users: expect.arrayContaining([{ id: "silkie", stages: expect.any(Array) }]),
      derivedDatasets: expect.arrayContaining(["mdpo-preference-data"]),
    });
  });

  it("gives a model", async () => {
    expect((await get("/api/models/llava-1.5")).body).toMatchObject({ model: { name: "LLaVA-1.5" } });
  });

  it.each(["/api/datasets/nothing", "/api/models/nothing", "/api/datasets/%2e%2e%2fx", "/api/nothing"])(
    "%s is not there, and says what is",
    async (path) => {
      const { status, body } = await get(path);
      expect(status).toBe(404);
      expect(body).toEqual({ error: expect.any(String), remedy: expect.stringContaining("GET /api/") });
    },
  );

  it("says which method a path is asked with", async () => {
    const wrong = await app.request("/api/turn");
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "POST"]);
    expect(await wrong.json()).toEqual({
      error: "GET is not answered here",
      remedy: "Ask with POST. GET /api/openapi.json describes what can be asked.",
    });
  });

  it("suggests names of both kinds, or of one", async () => {
    const names = async (path: string) => (await get(path)).body as { choices: { type: string; name: string }[] };
    expect((await names("/api/suggest?q=vlfee")).choices[0]).toMatchObject({ type: "dataset", name: "VLFeedback" });
    const models = (await names("/api/suggest?q=llava&type=model")).choices;
    expect(models.length).toBeGreaterThan(2);
    expect(models.every(({ type }) => type === "model")).toBe(true);
  });
});

describe("POST /api/turn and /api/press", () => {
  const page = { locale: "en", look: "web", place: "1" };
  const view = { kind: "ask", question: "preference korean" };

  it.each([
    ["web", null],
    ["slack", { name: "slack", problems: [], payload: { blocks: expect.any(Array) } }],
    ["discord", { name: "discord", problems: ["a problem that a test planted"], payload: { flags: 32_768 } }],
  ])("gives the neutral message, and the look of it that was asked for: %s", async (look, platform) => {
    const { status, body } = await post("/api/turn", { ...page, look, view });
    expect(status).toBe(200);
    expect(turnSchema.safeParse(body).error).toBeUndefined();
    expect(body).toMatchObject({
      message: { kind: "datasets", locale: "en" },
      platform,
      title: "preference korean · whichdata",
      address: `/?q=preference+korean&answer=en${look === "web" ? "" : `&look=${look}`}&locale=en`,
    });
    expect(body.html).toContain(`<div class="look ${look}">`);
  });

  it("goes on from the questions before", async () => {
    const { body } = await post("/api/turn", {
      ...page,
      view: { ...view, question: "only human annotated ones", after: ["preference korean"] },
    });
    expect((body.message as { understood: string }).understood).toContain("Korean");
  });

  it("lets a control of a payload lead to an answer, a sentence, or an apology", async () => {
    const look = "slack";
    await post("/api/turn", { ...page, look, view });
    const press = (id: string, value: string | null = null) =>
      post("/api/press", { ...page, look, platform: "slack", answer: "en", id, value });
    expect((await press("page:5")).body).toMatchObject({ replaces: true, message: { page: { first: 6, last: 15 } } });
    expect((await press("share")).body.html).toContain("Everybody in the channel sees this");
    expect((await press("private")).body).toEqual({ said: "Only for you." });
    expect((await press("v0")).body).toEqual({
      said: "This control is from another version of the bot. Please ask again.",
    });
  });

  it.each([
    ["no JSON", "{", "the body is not JSON"],
    ["no view", { ...page }, "view: "],
    ["a strange key", { ...page, view: { ...view, admin: true } }, "view: "],
    ["a strange kind", { ...page, view: { kind: "drop" } }, "view.kind: "],
    ["too far a page", { ...page, view: { ...view, skip: -1 } }, "view.skip: "],
  ])("refuses %s", async (_, body, where) => {
    const answer = await post("/api/turn", body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatch(new RegExp(`^${where}`));
  });

  it("refuses a body of another kind, and one that is too long", async () => {
    for (const type of ["text/plain", "application/jsonx"]) {
      const { body } = await post("/api/turn", "q=1", { "Content-Type": type });
      expect(body.error).toBe("the body must be application/json");
    }
    expect(
      (await post("/api/turn", { ...page, view }, { "Content-Type": "Application/JSON; charset=utf-8" })).status,
    ).toBe(200);
    expect((await post("/api/turn", { ...page, view: { ...view, question: "x".repeat(300_000) } })).status).toBe(413);
  });
});

describe("GET /api/openapi.json", () => {
  it("describes every path of the API, with the registry's own schemas", async () => {
    const { body } = await get("/api/openapi.json");
    const { openapi, paths } = body as { openapi: string; paths: Record<string, Record<string, unknown>> };
    expect(openapi).toBe("3.1.0");
    const served = app.routes
      .filter(({ path, method }) => path.startsWith("/api/") && method !== "ALL" && path !== "/api/openapi.json")
      .map(({ path, method }) => `${method} ${path.replace(":id", "{id}")}`);
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.toSorted()).toEqual([...new Set(served)].toSorted());
    expect(JSON.stringify(paths["/api/datasets/{id}"])).toContain('"languagesComplete"');
    expect(JSON.stringify(paths["/api/ask"])).toContain('"maximum":1000');
  });
});
