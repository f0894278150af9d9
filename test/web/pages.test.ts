import { describe, expect, it } from "vitest";
import type { Model } from "../../src/index.ts";
import { makeDataset } from "../support.ts";
import { appOver, seenText, smallEngine, wholeEngine } from "./harness.ts";

const app = appOver(wholeEngine);
const page = async (path: string, over = app) => (await over.request(path)).text();

describe("the conversation without a script", () => {
  it("welcomes with questions that are links", async () => {
    const markup = await page("/");
    expect(seenText(markup)).toContain("Which data should I use?");
    expect(markup).toMatch(/<a class="chip" href="\/\?q=preference\+human\+annotated/);
  });

  it.each([
    ["/?locale=ko", {}, "어떤 데이터를 쓸까요?"],
    ["/", { "accept-language": "ko-KR,ko;q=0.9" }, "어떤 데이터를 쓸까요?"],
    ["/", { "accept-language": "fr, en;q=0.5" }, "Which data should I use?"],
    ["/?locale=en", { "accept-language": "ko" }, "Which data should I use?"],
  ])("speaks the reader's language: %s %o", async (path, headers, seen) => {
    expect(seenText(await (await app.request(path, { headers })).text())).toContain(seen);
  });

  it("answers a question in its own language, on a page in the reader's", async () => {
    const markup = await page(`/?q=${encodeURIComponent("한국어 선호 데이터")}&locale=en`);
    expect(markup).toContain('<html lang="en">');
    expect(markup).toContain('<section class="turn" lang="ko"');
    expect(seenText(markup)).toContain("조건에 맞는 데이터셋");
  });

  it("goes on from the questions before, and shows them", async () => {
    const text = seenText(await page("/?q=only+Korean+ones&after=preference+data"));
    expect(text).toContain("preference data");
    expect(text).toMatch(/preference × Korean ×/);
  });

  it("shows each filter as a chip whose link asks without it", async () => {
    const markup = await page("/?q=preference+korean");
    expect(markup).toMatch(/href="\/\?q=Korean&[^"]*"[^>]*aria-label="Ask without “preference”"/);
    expect(markup).toMatch(/href="\/\?q=preference&[^"]*"[^>]*aria-label="Ask without “Korean”"/);
  });

  it("turns pages", async () => {
    const first = await page("/?q=preference+korean");
    expect(seenText(first)).toContain("1–5 of 51");
    expect(first).not.toContain(">Previous<");
    const second = await page("/?q=preference+korean&skip=5");
    expect(seenText(second)).toContain("6–10 of 51");
    expect(second).toContain(">Previous<");
  });

  it("compares what was ticked", async () => {
    const markup = await page("/?compare=VLFeedback&compare=RLHF-V-Dataset");
    expect(markup).toContain('<table class="comparison">');
    expect(markup).toMatch(/<tr class="differs"><th scope="row">Labels<\/th>/);
    expect(markup).toMatch(/<tr><th scope="row">Kind<\/th>/);
  });

  it.each(["skip=x", "skip=-4", "skip=99999999999", "answer=fr", "look=<script>", "locale=xx", "after="])(
    "takes a broken address as one without it: %s",
    async (broken) => {
      const response = await app.request(`/?q=preference&${broken}`);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('class="card dataset"');
    },
  );

  it("shows a model's stages in order, and the payloads with their verdicts", async () => {
    const markup = await page("/?q=what+data+did+LLaVA-1.5+use");
    const stages = [...markup.matchAll(/<ol class="timeline">[\s\S]*?<\/ol>/g)].map(([timeline]) => seenText(timeline));
    expect(stages[0]).toMatch(/^pretraining LLaVA-Pretrain.*instruction tuning/);
    expect(seenText(markup)).toContain("Slack takes this payload.");
    expect(seenText(markup)).toContain("Discord would refuse this payload: 1 problem. a problem that a test planted");
  });
});

describe("the list of datasets without a script", () => {
  it("has them all, with counts that hold", async () => {
    const markup = await page("/datasets");
    expect(seenText(markup)).toContain(`${wholeEngine.about().datasets.toLocaleString("en")} datasets`);
    const link =
      /href="(\/datasets\?kind=preference[^"]*)"[^>]*><bdi>preference<\/bdi> <span class="count">(\d+)</.exec(markup);
    const chosen = await page((link?.[1] ?? "").replaceAll("&amp;", "&"));
    expect(seenText(chosen)).toContain(`${link?.[2]} datasets`);
    expect(chosen).toMatch(/aria-label="Ask without “preference”"/);
  });

  it.each([
    ["/datasets?q=vlfeedback", ["VLFeedback"]],
    ["/datasets?q=%EC%8B%9C%EA%B0%81%EC%A7%88%EC%9D%98%EC%9D%91%EB%8B%B5%20v2", ["VQA v2.0"]],
    ["/datasets?kind=preference&language=ko&q=orca-math", ["orca-math-korean-preference"]],
  ])("%s", async (path, names) => {
    const rows = [...(await page(path)).matchAll(/<p class="row-head">([\s\S]*?)<small>/g)].map(([, head]) =>
      seenText(head ?? ""),
    );
    expect(rows).toEqual(expect.arrayContaining(names));
    expect(rows.length).toBeLessThan(5);
  });

  it("sorts, and says when nothing is left", async () => {
    const heads = (markup: string) =>
      [...markup.matchAll(/<p class="row-head">([\s\S]*?)<small>/g)].map(([, head]) => seenText(head ?? ""));
    const byName = heads(await page("/datasets?sort=name"));
    expect(byName).toEqual(
      byName.toSorted((one, other) => one.localeCompare(other, "en", { numeric: true, sensitivity: "base" })),
    );
    expect(byName).toHaveLength(50);
    expect(heads(await page("/datasets?sort=name&page=2"))[0]).not.toBe(byName[0]);
    expect(seenText(await page("/datasets?kind=preference&kind=nonsense&q=zzzzzz"))).toContain(
      "No dataset is all of this",
    );
    expect((await app.request("/datasets?page=0&sort=x&kind=%00")).status).toBe(200);
  });
});

describe("a record's page", () => {
  it("shows each fact with the sources that support it, and what was corrected", async () => {
    const markup = await page("/datasets/vlfeedback");
    const text = seenText(markup);
    expect(markup).toMatch(/<dt>Labels<\/dt><dd>.*AI-annotated.*href="#source-1"/);
    const marks = (label: string) => {
      const [fact = ""] = new RegExp(`<dt>${label}</dt><dd>.*?</dd>`, "s").exec(markup) ?? [];
      return [...fact.matchAll(/href="#source-(\d+)"/g)].map(([, number]) => Number(number));
    };
    expect([marks("Labels"), marks("Year"), marks("Size"), marks("Paper")]).toEqual([[1], [7], [2], [1, 4]]);
    expect(text).toContain("Licence its page names none");
    expect(text).toContain("the dataset is VLFeedback; Silkie is the model trained on it ");
    expect(text).toContain("name: the survey says “Silkie”");
    expect(markup).toContain('<a href="/models/mdpo?locale=en"><bdi>mDPO</bdi></a>');
    expect(markup).toMatch(/<li id="source-7">.*arxiv\.org\/abs\/2312\.10665.*for: year · arXiv number/);
  });

  it("shows every dataset's and every model's page in both languages", async () => {
    const { datasets, models } = wholeEngine.registry();
    const paths = [...datasets.map(({ id }) => `/datasets/${id}`), ...models.map(({ id }) => `/models/${id}`)];
    const failed: string[] = [];
    for (const [index, path] of paths.entries()) {
      const response = await app.request(`${path}?locale=${index % 2 ? "ko" : "en"}`);
      if (response.status !== 200) failed.push(path);
    }
    expect(failed).toEqual([]);
  }, 240_000);

  it("carries JSON-LD that names the dataset", async () => {
    const [, json = ""] =
      /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await page("/datasets/vlfeedback")) ?? [];
    expect(JSON.parse(json)).toMatchObject({
      "@context": "https://schema.org",
      "@type": "Dataset",
      name: "VLFeedback",
      identifier: "vlfeedback",
      inLanguage: ["en"],
      size: ["80,000 instructions"],
      sameAs: "https://huggingface.co/datasets/MMInstruction/VLFeedback",
      citation: { "@type": "ScholarlyArticle", url: "https://arxiv.org/abs/2312.10665" },
    });
    expect(JSON.parse(json)).not.toHaveProperty("license");
  });

  it.each(["/datasets/nothing", "/models/nothing", "/datasets/..%2f..%2fetc", "/x"])(
    "%s is not there, kindly",
    async (path) => {
      const response = await app.request(`${path}?locale=ko`);
      expect(response.status).toBe(404);
      expect(seenText(await response.text())).toContain("그런 페이지가 없어요");
    },
  );
});

describe("hostile text of a registry or a question", () => {
  const evil = `</script><script>alert(1)</script><img src=x onerror=alert(1)>"' onclick="alert(1) \u202Egnp.exe \u0000`;
  const model: Model = {
    id: "evil-model",
    name: `M ${evil}`,
    aliases: [evil],
    org: evil,
    year: 2024,
    paper: "javascript:alert(1)",
    url: "javascript:alert(1)",
    base: evil,
    stages: [{ stage: "instruction-tuning", datasets: ["evil", { external: evil }], note: { en: evil, ko: null } }],
    sources: [{ url: "javascript:alert(1)", fields: [evil], basis: evil }],
  };
  const engine = smallEngine(
    [
      makeDataset({
        id: "evil",
        name: `Evil ${evil}`,
        aliases: [evil],
        kind: "preference",
        url: "javascript:alert(1)",
        hfId: "../../evil",
        paper: { title: evil, url: "data:text/html,x" },
        license: evil,
        note: { en: evil, ko: evil },
        size: [{ count: 10, unit: evil, asWritten: evil, part: evil }],
        derivedFrom: [{ external: evil }],
        claimedUsers: [evil],
        sources: [{ url: "javascript:alert(1)", fields: ["size", evil], basis: evil }],
        survey: {
          name: evil,
          section: evil,
          category: evil,
          count: evil,
          models: [evil],
          note: evil,
          url: "javascript:alert(1)",
        },
        corrections: [
          {
            field: "name",
            survey: evil,
            right: { en: evil, ko: evil },
            source: "javascript:alert(1)",
            confidence: "high",
          },
        ],
      }),
      makeDataset({ id: "../strange id?#&", name: "Strange", url: "https://example.org/%22%3E%3Cscript%3E" }),
    ],
    [model],
  );
  const over = appOver(engine);

  it.each([
    "/",
    "/datasets",
    "/datasets/evil",
    "/datasets/evil?locale=ko",
    "/models",
    "/models/evil-model",
    `/datasets/${encodeURIComponent("../strange id?#&")}`,
    "/?q=preference",
    "/?q=M",
    `/?q=${encodeURIComponent(evil)}`,
    `/?q=preference&after=${encodeURIComponent(evil)}`,
    `/datasets?q=${encodeURIComponent(evil)}&kind=${encodeURIComponent(evil)}`,
    `/?compare=${encodeURIComponent(`Evil ${evil}`)}&compare=Strange`,
    `/?q=${encodeURIComponent("가".repeat(10_000))}`,
    `/?look=${encodeURIComponent(evil)}&locale=${encodeURIComponent(evil)}&q=x`,
  ])("is inert on %s", async (path) => {
    const response = await over.request(path);
    expect(response.status).toBe(200);
    const markup = await response.text();
    expect(markup).not.toMatch(/<script>|<img|javascript:[^<"]*"|href="(?!https?:|\/|#)/);
    // Nothing of it got out of its attribute: with the values away, every tag is one of ours.
    for (const [tag] of markup.matchAll(/<[a-z][^>]*>/g)) {
      expect(tag.replace(/"[^"]*"/g, "")).toMatch(/^<[a-zA-Z0-9]+( (?!on)[a-zA-Z][\w-]*=?)*\/?>$/);
    }
    expect(markup).not.toContain("\u0000");
    expect([...markup.matchAll(/<script/g)].length).toBe(
      [...markup.matchAll(/<script (type="module" src|type="application\/ld\+json")/g)].length,
    );
  });

  it("is whole in the JSON-LD, and cannot end it", async () => {
    const markup = await page("/datasets/evil", over);
    const [, json = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(markup) ?? [];
    expect(JSON.parse(json)).toMatchObject({ name: `Evil ${evil}` });
    expect(json).not.toContain("<");
  });
});
