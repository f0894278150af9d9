import { describe, expect, it } from "vitest";
import { browseDatasets } from "../../adapters/web/browse-datasets.ts";
import { browseModels } from "../../adapters/web/browse-models.ts";
import { chipsOf } from "../../adapters/web/chips.ts";
import { html, outside, webAddress, writeHtml } from "../../adapters/web/html.ts";
import { lineageOf } from "../../adapters/web/lineage.ts";
import { allDatasets, allModels, type Browsing, serverLinks } from "../../adapters/web/links.ts";
import { createPageKit } from "../../adapters/web/page-kit.ts";
import { sizeText } from "../../adapters/web/size-text.ts";
import { words } from "../../adapters/web/words.ts";
import type { Locale } from "../../src/index.ts";
import { makeDataset } from "../support.ts";
import { smallEngine, wholeEngine } from "./harness.ts";

describe("chips", () => {
  const chips = (question: string, locale: Locale = "en") =>
    chipsOf(wholeEngine.ask(question, { locale }).query, wholeEngine, locale);

  it.each([
    ["preference korean", "en"],
    ["largest korean datasets since 2023", "en"],
    ["preference data not in english", "en"],
    ["korean or japanese preference over 10K", "en"],
    ["license:mit task:ocr", "en"],
    ["preference data in korean and english", "en"],
    ["한국어 선호 데이터 큰 순", "ko"],
  ] as const)("each chip of %s takes exactly its own filter away", (question, locale) => {
    const before = wholeEngine.ask(question, { locale }).query;
    const all = chips(question, locale);
    const count = (query: typeof before) =>
      Object.values(query.filters).reduce((sum, value) => sum + (Array.isArray(value) ? value.length : 1), 0) +
      (query.sort === null ? 0 : 1);
    expect(all).toHaveLength(count(before));
    for (const { label, without } of all) {
      expect(label).not.toBe("");
      const after = wholeEngine.ask(without, { locale }).query;
      expect([without, count(after)]).toEqual([without, count(before) - 1]);
    }
  });

  it.each([
    ["preference", "en"],
    ["선호 데이터", "ko"],
  ] as const)("the last chip of %s leaves all datasets", (question, locale) => {
    const [chip] = chips(question, locale);
    const { answer } = wholeEngine.ask(chip?.without ?? "", { locale });
    expect([answer.kind, answer.total]).toEqual(["datasets", wholeEngine.about().datasets]);
  });

  it("keeps the words that no filter was read from", () => {
    expect(
      chips("korean kitchen robots")
        .map(({ without }) => without)
        .join(),
    ).toContain("kitchen");
  });

  it("are none where nothing is looked for", () => {
    expect(chips("what data did LLaVA-1.5 use")).toEqual([]);
  });
});

describe("lineage", () => {
  const { registry } = smallEngine([
    makeDataset({ id: "root", name: "Root" }),
    makeDataset({ id: "mid", name: "Mid", derivedFrom: ["root", { external: "Outside" }] }),
    makeDataset({ id: "self", name: "Self", derivedFrom: ["mid"] }),
    makeDataset({ id: "leaf", name: "Leaf", derivedFrom: ["self", "mid"] }),
    makeDataset({ id: "loop", name: "Loop", derivedFrom: ["loop", "alone"] }),
    makeDataset({ id: "alone", name: "Alone", derivedFrom: [] }),
    makeDataset({ id: "single", name: "Single" }),
    ...Array.from({ length: 12 }, (_, index) => makeDataset({ id: `many-${index}`, derivedFrom: ["alone"] })),
  ]);
  const of = (id: string) => {
    const dataset = registry().dataset(id);
    return dataset ? lineageOf(registry(), dataset) : null;
  };

  it("goes two steps back and one on, the oldest first, with what has no record", () => {
    const lineage = of("self");
    expect(lineage?.rows.map(({ name, level, role }) => [name, level, role])).toEqual([
      ["Root", 0, "ancestor"],
      ["Outside", 0, "ancestor"],
      ["Mid", 1, "ancestor"],
      ["Self", 2, "self"],
      ["Leaf", 3, "child"],
    ]);
    const named = lineage?.edges.map(([from, to]) => `${lineage.rows[from]?.name}>${lineage.rows[to]?.name}`);
    expect(named?.toSorted()).toEqual(["Mid>Leaf", "Mid>Self", "Outside>Mid", "Root>Mid", "Self>Leaf"]);
  });

  it("says how many it had no room for, and is none without relatives", () => {
    expect(of("alone")).toMatchObject({ moreChildren: 5, moreParents: 0 });
    expect(of("alone")?.rows).toHaveLength(9);
    expect(of("single")).toBeNull();
  });

  it("survives a dataset that is said to be made from itself", () => {
    expect(of("loop")?.rows.filter(({ role }) => role === "self")).toHaveLength(1);
  });

  it("of every dataset has edges that lead on", () => {
    const whole = wholeEngine.registry();
    for (const dataset of whole.datasets) {
      const lineage = lineageOf(whole, dataset);
      for (const [from, to] of lineage?.edges ?? []) {
        expect(lineage?.rows[from]?.level ?? 9).toBeLessThan(lineage?.rows[to]?.level ?? 0);
      }
    }
  });
});

describe("sizes", () => {
  const kit = (locale: Locale) => createPageKit(wholeEngine, locale, serverLinks(locale, new URL("http://localhost/")));
  const size = (count: number | null, unit: string, part: string | null = null) => ({
    count,
    unit,
    part,
    asWritten: "10K<n<100K",
  });
  it.each([
    ["en", size(80_000, "instructions"), "80,000 instructions"],
    ["ko", size(80_000, "samples"), "80,000건"],
    ["en", size(5, "images", "training"), "5 images (training)"],
    ["en", size(null, "samples"), "10K<n<100K samples"],
    ["en", size(3, "strange"), "3 strange"],
  ] as const)("%s: %o", (locale, one, text) => {
    expect(sizeText(kit(locale), one)).toBe(text);
  });
});

describe("browsing", () => {
  // What stands in no text as it is typed, the engine is asked: typos, particles, the other keyboard, a question.
  it.each([
    ["visual gnome", "visual-genome"],
    ["KVQA가", "kvqa-skt"],
    ["gksrnrdj 선호", "orca-math-korean-preference"],
    ["한국어로 된 선호 데이터", "orca-math-korean-preference"],
  ])("finds %s", (text, id) => {
    const { rows, said, near } = browseDatasets(wholeEngine, { ...allDatasets, text }, "en");
    expect(rows.map((row) => row.id)).toContain(id);
    expect(near).toEqual([]);
    expect(said).toEqual(expect.any(String));
  });

  it("offers near names where there is nothing", () => {
    const { total, near } = browseDatasets(wholeEngine, { ...allDatasets, text: "VLFeedback-9" }, "en");
    expect(total).toBe(0);
    expect(near.map(({ id }) => id)).toContain("vlfeedback");
  });

  it("lists models, by maker, stage and year, those of most datasets first", () => {
    const show = (part: Partial<Browsing>) => browseModels(wholeEngine, { ...allModels, ...part }, "en");
    const all = show({});
    expect([all.total, all.rows.length, all.pages]).toEqual([
      wholeEngine.about().models,
      50,
      Math.ceil(wholeEngine.about().models / 50),
    ]);
    const stages = all.facets.find(({ facet }) => facet === "stage")?.values ?? [];
    for (const { value, count } of stages) expect(show({ chosen: { stage: [value] } }).total).toBe(count);
    expect(show({ text: "llava-1.5" }).rows.map(({ id }) => id)).toContain("llava-1.5");
    expect(show({ text: "llavva-1.5" }).rows.map(({ id }) => id)).toContain("llava-1.5");
    const years = show({ sort: "year" }).rows.map(({ year }) => year ?? 0);
    expect(years).toEqual(years.toSorted((one, other) => other - one));
  });

  const browse = (browsing: Browsing) => browseDatasets(wholeEngine, browsing, "en");
  it("counts what choosing a value would leave, for every value of every facet", () => {
    const chosen = { language: ["ko"] };
    const { facets } = browse({ ...allDatasets, chosen });
    for (const { facet, values } of facets.filter((one) => one.facet !== "language")) {
      for (const { value, count } of values.slice(0, 5)) {
        expect([facet, value, browse({ ...allDatasets, chosen: { ...chosen, [facet]: [value] } }).total]).toEqual([
          facet,
          value,
          count,
        ]);
      }
    }
  });

  it("still offers the other values of a facet of which one is chosen", () => {
    const kinds = (chosen: Readonly<Record<string, readonly string[]>>) =>
      new Map(
        browse({ ...allDatasets, chosen })
          .facets.find(({ facet }) => facet === "kind")
          ?.values.map(({ value, count }) => [value, count]),
      );
    expect(kinds({ kind: ["preference"] })).toEqual(kinds({}));
    const both = browse({ ...allDatasets, chosen: { kind: ["preference", "benchmark"] } }).total;
    expect(both).toBe((kinds({}).get("preference") ?? 0) + (kinds({}).get("benchmark") ?? 0));
  });

  it("agrees with the engine's own choices where nothing is chosen", () => {
    const counts = (facets: readonly { facet: string; values: readonly { value: string; count: number }[] }[]) =>
      Object.fromEntries(
        facets.map(({ facet, values }) => [facet, Object.fromEntries(values.map((one) => [one.value, one.count]))]),
      );
    const own = counts(browse(allDatasets).facets);
    for (const [facet, values] of Object.entries(counts(wholeEngine.choices("en"))))
      expect(own[facet]).toMatchObject(values);
  });
});

describe("markup", () => {
  it("escapes what is put in, once", () => {
    expect(
      html`<p title="${'"a"'}">${"<b>&"}${html`<i>${"'x'"}</i>`}${[1, null, false, undefined, "y"]}</p>`.toString(),
    ).toBe('<p title="&quot;a&quot;">&lt;b&gt;&amp;<i>&#39;x&#39;</i>1y</p>');
    expect(writeHtml(html`${"a\u0000b\ud800c\n\td"}`)).toBe("ab\uFFFDc\n\td");
  });

  it.each([
    ["https://a.example/b?c", "https://a.example/b?c"],
    ["http://a.example", "http://a.example/"],
    ["javascript:alert(1)", null],
    ["JaVaScRiPt:alert(1)", null],
    [" javascript:alert(1)", null],
    ["data:text/html,x", null],
    ["//a.example", null],
    ["/x", null],
    ["", null],
  ])("%s leads to %s", (url, address) => {
    expect(webAddress(url)).toBe(address);
    expect(outside("x", url).toString().includes("href")).toBe(address !== null);
  });
});

describe("the words", () => {
  it("are all there in both languages, and differ", () => {
    const same = Object.entries(words.en).filter(
      ([key, value]) => typeof value === "string" && words.ko[key as keyof typeof words.ko] === value,
    );
    expect(same.map(([key]) => key)).toEqual(["api"]);
    expect(Object.keys(words.ko.sourceFields)).toEqual(Object.keys(words.en.sourceFields));
  });

  it("name every field that a source supports", () => {
    const { datasets, models } = wholeEngine.registry();
    const fields = new Set(
      [...datasets, ...models].flatMap(({ sources }) => sources.flatMap((source) => source.fields)),
    );
    expect([...fields].filter((field) => !(field in words.en.sourceFields))).toEqual([]);
  });
});
