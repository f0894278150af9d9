import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeSite } from "../../adapters/web/site.ts";
import { makeDataset } from "../support.ts";
import { seenText, smallEngine, wholeEngine } from "./harness.ts";

const out = mkdtempSync(join(tmpdir(), "whichdata-site-"));
let written = 0;
beforeAll(() => {
  written = writeSite(out, wholeEngine);
}, 120_000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

const read = (file: string, from = out) => readFileSync(join(from, file), "utf8");
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

describe("the site as files", () => {
  it("has a page a record in both languages, and says how many files it wrote", () => {
    const { datasets, models } = wholeEngine.registry();
    for (const folder of ["", "ko/"]) {
      for (const { id } of datasets) expect(existsSync(join(out, `${folder}datasets/${id}.html`))).toBe(true);
      for (const { id } of models) expect(existsSync(join(out, `${folder}models/${id}.html`))).toBe(true);
    }
    expect(filesIn(out)).toHaveLength(written);
  });

  it("has no link that leads nowhere, and none that needs a server", () => {
    const dead = new Set<string>();
    for (const file of filesIn(out).filter((name) => name.endsWith(".html"))) {
      const markup = read(file);
      for (const [, address = ""] of markup.matchAll(/(?:href|src)="([^"]*)"/g)) {
        if (/^(https?:|#)/.test(address)) continue;
        const target = resolve(out, dirname(file), decodeURIComponent(address.replaceAll("&amp;", "&")));
        if (address.startsWith("/") || !existsSync(target)) dead.add(`${file} → ${address}`);
      }
      expect(markup).not.toMatch(/<script src|<form|data-ask/);
    }
    expect([...dead].slice(0, 5)).toEqual([]);
  });

  it("lists the datasets by facet, page after page", () => {
    expect(seenText(read("index.html"))).toContain(`${wholeEngine.about().datasets.toLocaleString("en")} datasets`);
    expect(seenText(read("by/kind-preference.html"))).toMatch(/preference × /);
    expect(seenText(read("ko/by/language-ko.html"))).toContain("한국어 ×");
    expect(read("index.html")).toContain('href="datasets-2.html"');
    expect(read("models.html")).toContain('href="models-2.html"');
    expect(read("ko/datasets/vlfeedback.html")).toContain('href="../../datasets/vlfeedback.html"');
  });

  it("carries a policy and the JSON-LD on each dataset's page", () => {
    const markup = read("datasets/vlfeedback.html");
    expect(markup).toContain("default-src &#39;none&#39;; style-src &#39;self&#39;");
    expect(markup).toContain('<script type="application/ld+json">{"@context":"https://schema.org"');
    expect(seenText(markup)).toContain("Silkie");
  });

  it("stays inside its folder, whatever an id is", () => {
    const folder = mkdtempSync(join(tmpdir(), "whichdata-site-"));
    try {
      const ids = ["../../escape", "..", "a/b", "CON", "x".repeat(300), "한글", "a?b#c", "plain"];
      writeSite(join(folder, "site"), smallEngine(ids.map((id) => makeDataset({ id, name: `N ${id}`, kind: "../x" }))));
      expect(readdirSync(folder)).toEqual(["site"]);
      const names = readdirSync(join(folder, "site/datasets"));
      expect(names).toHaveLength(ids.length);
      expect(names.every((name) => /^[a-z0-9.+-]+$/.test(name))).toBe(true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
