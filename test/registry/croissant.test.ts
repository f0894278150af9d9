import jsonld from "jsonld";
import { describe, expect, it } from "vitest";
import { croissantOf } from "../../registry/export/croissant.ts";
import { croissantContext, croissantVersion } from "../../registry/export/croissant-context.ts";
import { buildRegistry, type Dataset } from "../../src/index.ts";
import { records } from "../support.ts";
import { makeModel, sound } from "./places.ts";

type Node = Record<string, unknown>;

const schema = "https://schema.org/";
const registry = buildRegistry(records);

/** Where the document stands on the web, which its own names ("repo") are relative to. */
const base = "https://example.org/croissant/";

/** Expands a document without ever asking the network; what would be dropped is an error. */
async function expand(document: object): Promise<Node> {
  const documentLoader = async (url: string): Promise<never> => {
    throw new Error(`asked for ${url}`);
  };
  const options = { documentLoader, base, safe: true };
  const nodes = (await jsonld.expand(document as jsonld.JsonLdDocument, options)) as Node[];
  expect(nodes).toHaveLength(1);
  return nodes[0] ?? {};
}

/** What the context makes of a key. */
function iri(key: string): string {
  if (key.startsWith("@")) return key;
  const term = (croissantContext as Record<string, unknown>)[key];
  const name = typeof term === "string" ? term : key;
  const [prefix = "", local] = name.split(":");
  const base = (croissantContext as Record<string, unknown>)[prefix];
  return local === undefined ? `${schema}${name}` : `${String(base)}${local}`;
}

/** Every key of a document that the expansion lost, and every one it has too many, as paths. */
function lost(document: unknown, expanded: unknown, path = ""): string[] {
  if (Array.isArray(document)) {
    const list = Array.isArray(expanded) ? expanded : [expanded];
    if (list.length !== document.length) return [`${path}: ${document.length} became ${list.length}`];
    return document.flatMap((value, index) => lost(value, list[index], `${path}.${index}`));
  }
  const [node] = [expanded].flat();
  if (typeof document !== "object" || document === null) {
    const value = typeof node === "object" && node !== null && "@value" in node ? node["@value"] : node;
    return value === document ? [] : [`${path}: ${JSON.stringify(document)} became ${JSON.stringify(expanded)}`];
  }
  return Object.entries(document).flatMap(([key, value]) => {
    if (key.startsWith("@")) return key === "@value" && (node as Node)["@value"] !== value ? [`${path}.${key}`] : [];
    const inside = (node as Node)[iri(key)];
    return inside === undefined ? [`${path}.${key}`] : lost(value, inside, `${path}.${key}`);
  });
}

function values(node: Node, key: string): unknown[] {
  return [node[iri(key)] ?? []].flat().map((value) => (value as Node)["@value"] ?? value);
}

/** What the specification requires of a dataset (its table "Required") and of a file object, where it is not met. */
function broken(dataset: Dataset, node: Node): string[] {
  const problems: string[] = [];
  const must = (holds: boolean, rule: string) => {
    if (!holds) problems.push(`${dataset.id}: ${rule}`);
  };
  const one = (key: string, shape: RegExp) => {
    const [value, ...more] = values(node, key);
    must(typeof value === "string" && shape.test(value) && more.length === 0, `one ${key} that is right`);
  };
  must(JSON.stringify(node["@type"]) === `["${schema}Dataset"]`, "the type sc:Dataset");
  one("conformsTo", /^http:\/\/mlcommons\.org\/croissant\/1\.0$/);
  one("name", /\S/);
  one("description", /\S/);
  one("url", /^https?:\/\/\S+$/);
  const licenses = values(node, "license");
  must(licenses.length === 1, "a licence");
  for (const license of licenses) {
    if (typeof license === "string") must(URL.canParse(license), "a licence's address");
    else must(JSON.stringify((license as Node)["@type"]) === `["${schema}CreativeWork"]`, "a licence that is a work");
  }
  if (dataset.year !== null) one("datePublished", /^\d{4}$/);
  if (dataset.hfId?.includes("/")) must(values(node, "creator").length === 1, "a creator");
  must(values(node, "inLanguage").length === dataset.languages.length, "all its languages");
  for (const file of values(node, "distribution")) {
    const object = file as Node;
    must(JSON.stringify(object["@type"]) === '["http://mlcommons.org/croissant/FileObject"]', "a FileObject");
    must(object["@id"] === `${base}repo`, "an @id");
    for (const key of ["name", "contentUrl", "encodingFormat", "sha256"])
      must(values(object, key).length === 1, `a file's ${key}`);
  }
  must(values(node, "distribution").length === (dataset.hfId === null ? 0 : 1), "its repository");
  return problems;
}

describe("the Croissant of every record of the registry", () => {
  it("expands offline by MLCommons' own context, loses nothing, and holds what is required", async () => {
    const problems: string[] = [];
    for (const dataset of records.datasets) {
      const document = JSON.parse(JSON.stringify(croissantOf(dataset, registry)));
      const node = await expand(document).catch((error: unknown) => {
        problems.push(`${dataset.id}: ${String(error)}`);
      });
      if (!node) continue;
      const { "@context": _, ...said } = document;
      problems.push(...lost(said, node, dataset.id), ...broken(dataset, node));
    }
    expect(problems).toEqual([]);
    expect(records.datasets.length).toBeGreaterThan(0);
  });

  it("is checked by a check that can fail", async () => {
    const document = croissantOf(sound({ id: "a", hfId: "b/c", year: 2024 }), registry);
    const { "@context": _, ...said } = document;
    const node = await expand(document);
    expect(lost(said, node, "a")).toEqual([]);
    expect(broken(sound({ id: "a", hfId: "b/c", year: 2024 }), node)).toEqual([]);
    const { [iri("citeAs")]: __, [iri("license")]: ___, [iri("distribution")]: ____, ...less } = node;
    expect(lost({ ...said, citeAs: "x" }, less, "a")).toEqual(
      expect.arrayContaining(["a.citeAs", "a.license", "a.distribution"]),
    );
    expect(broken(sound({ id: "a", hfId: "b/c" }), less)).toEqual(["a: a licence", "a: its repository"]);
  });
});

describe("what a Croissant says", () => {
  const parent = sound({ id: "parent", name: "Parent", url: "https://example.org/parent" });
  const said = (fields: Partial<Dataset>) => {
    const dataset = sound({ id: "child", name: "Child", ...fields });
    const own = buildRegistry({ ...records, datasets: [dataset, parent], models: [makeModel("m", ["child"])] });
    const { "@context": context, ...rest } = croissantOf(dataset, own);
    expect(context).toBe(croissantContext);
    expect(rest.conformsTo).toBe(croissantVersion);
    return rest;
  };

  it.each<[string, Partial<Dataset>, object]>([
    [
      "a name in Korean as Korean",
      { aliases: ["거북", "Turtle"] },
      { alternateName: [{ "@value": "거북", "@language": "ko" }, "Turtle"] },
    ],
    ["its note", { note: { en: "Turtles.", ko: "거북." } }, { description: "Turtles." }],
    [
      "what it is, where there is no note",
      { kind: "preference", languages: ["ko"] },
      { description: "Child: preference data in Korean." },
    ],
    ["a licence by its address", { license: "cc-by-4.0" }, { license: "https://creativecommons.org/licenses/by/4.0/" }],
    [
      "a licence of its own by name",
      { license: "other" },
      { license: { "@type": "sc:CreativeWork", name: registry.value("license", "other")?.label.en } },
    ],
    [
      "an unknown licence as unknown",
      { license: null },
      { license: { "@type": "sc:CreativeWork", name: "not verified" } },
    ],
    [
      "where it came from",
      { derivedFrom: ["parent", { external: "Shells" }] },
      {
        isBasedOn: [
          { "@type": "sc:Dataset", name: "Parent", url: "https://example.org/parent" },
          { "@type": "sc:Dataset", name: "Shells" },
        ],
      },
    ],
    [
      "its paper",
      { paper: { title: "On Turtles", url: "https://arxiv.org/abs/1" } },
      { citeAs: "On Turtles. https://arxiv.org/abs/1" },
    ],
    [
      "a paper without a title",
      { paper: { title: null, url: "https://arxiv.org/abs/1" } },
      { citeAs: "https://arxiv.org/abs/1" },
    ],
    [
      "its repository beside its page",
      { hfId: "a/child" },
      {
        url: "https://example.org/child",
        sameAs: "https://huggingface.co/datasets/a/child",
        creator: { "@type": "sc:Organization", name: "a", url: "https://huggingface.co/a" },
      },
    ],
    ["its repository for a page", { hfId: "a/child", url: null }, { url: "https://huggingface.co/datasets/a/child" }],
    [
      "its paper for a page",
      { url: null, paper: { title: null, url: "https://arxiv.org/abs/1" } },
      { url: "https://arxiv.org/abs/1" },
    ],
    ["a source for a page", { url: null }, { url: "https://example.org/source" }],
  ])("%s", (_, fields, expected) => {
    expect(said(fields)).toMatchObject(expected);
  });

  it("and leaves out what nobody knows", () => {
    const rest = said({ kind: null, modalities: [], languages: [] });
    expect(Object.keys(rest).sort()).toEqual(["@type", "conformsTo", "description", "license", "name", "url"].sort());
  });
});
