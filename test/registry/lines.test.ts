import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkRegistry } from "../../registry/load.ts";
import { problemText } from "../../registry/problem.ts";
import { recordText } from "../../registry/record-file.ts";
import { makeModel, sound, usePlace } from "./places.ts";

const place = usePlace();
const size = (count: number) => ({ count, unit: "samples", asWritten: String(count), part: null });
const source = (name: string) => ({ url: `https://example.org/${name}`, fields: ["url", "size"] });

/** What `registry check` tells of a dataset's file, and its text. */
function check(change: (text: string) => string | Buffer): { told: string[]; text: string } {
  const into = place.registry(
    [
      sound({ id: "other", name: "Other", hfId: "owner/other", size: [size(10)] }),
      sound({
        id: "turtles",
        name: "Turtles",
        languages: ["ko", "en"],
        size: [size(10), size(20)],
        sources: [source("a"), source("b"), source("c")],
      }),
    ],
    [makeModel("vlm", ["turtles"])],
  );
  const file = join(into, "datasets/turtles.json");
  const changed = change(recordText(JSON.parse(readFileSync(file, "utf8"))));
  writeFileSync(file, changed);
  return { told: checkRegistry([into]).problems.map(problemText), text: changed.toString("utf8") };
}

const swap = (from: string | RegExp, to: string) => (text: string) => {
  expect(text).toMatch(from);
  return text.replace(from, to);
};
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split("\n").length;

describe("a broken file of the registry", () => {
  it.each<[string, (text: string) => string | Buffer, RegExp, string]>([
    ["a missing comma", swap('"turtles",', '"turtles"'), /is not JSON .*comma expected.*mend/, '"name"'],
    ["a comment", swap('"name"', '// note\n  "name"'), /is not JSON/, "// note"],
    ["a merge marker", swap('  "name"', '<<<<<<< HEAD\n  "name"'), /is not JSON/, "<<<<<<< HEAD"],
    ["a byte order mark", (text) => `\uFEFF${text}`, /byte order mark; save it as UTF-8/, "{"],
    ["Latin-1", (text) => Buffer.from(text.replace("Turtles", "Törtles"), "latin1"), /is not UTF-8; save/, '"name"'],
    ["UTF-16", (text) => Buffer.from(`\uFEFF${text}`, "utf16le"), /is not UTF-8; save/, "{"],
    [
      "a key written twice",
      swap('"name"', '"name": "Tortoises",\n  "name"'),
      /name: stands in this object twice; take one/,
      '"name": "Turtles"',
    ],
    ["a strange key", swap('"name"', '"nmae": 1,\n  "name"'), /nmae: no record has this key; take it away/, '"nmae"'],
    ["a key that is missing", swap(/ {2}"kind": .*\n/, ""), /kind: .*add it/, "{"],
    ["no text", swap('"Turtles"', '" "'), /name: must not be empty/, '"name"'],
    ["a number for a text", swap('"Turtles"', "7"), /name: .*write a string/, '"name"'],
    [
      "a direction sign in a name",
      swap("Turtles", "Tur\u202Etles"),
      /name: must hold no control or direction signs/,
      '"name"',
    ],
    ["a bell in a name", swap("Turtles", "Tur\\u0007tles"), /name: must hold no control or direction signs/, '"name"'],
    [
      "an address in a list",
      swap("https://example.org/c", "ftp://example.org/c"),
      /sources\.2\.url: must be an http\(s\) URL/,
      "ftp://",
    ],
    [
      "a count in a list",
      swap('"count": 20', '"count": -20'),
      /size\.1\.count: .*write a larger number/,
      '"count": -20',
    ],
    [
      "a licence in its usual spelling",
      swap('"license": null', '"license": "Apache-2.0"'),
      /license: .*write "apache-2\.0", if that is what it is, or another value of vocabulary\/license\.json/,
      '"license"',
    ],
    [
      "a licence that is none",
      swap('"license": null', '"license": "shark-1.0"'),
      /license: "shark-1\.0" is no licen[cs]e.*vocabulary\/license\.json/,
      '"license"',
    ],
    [
      "a kind in the plural",
      swap(/"kind": "[^"]*"/, '"kind": "preferences"'),
      /kind: "preferences" is no kind/,
      '"kind"',
    ],
    ["a language in a list", swap('"en"', '"xx"'), /languages: "xx" is no language code/, '"xx"'],
    [
      "a Hub id that another record has",
      swap(/"hfId": [^,]*/, '"hfId": "Owner/Other"'),
      /hfId: "Owner\/Other" is already the Hub id of other/,
      '"hfId"',
    ],
    ["a name that another record has", swap("Turtles", "Other"), /name: "Other" is already a name of/, '"name"'],
    [
      "an id that is not the file's name",
      swap('"id": "turtles"', '"id": "tortoises"'),
      /id: "tortoises" is not the file's name/,
      '"id"',
    ],
    [
      "a parent that is nowhere",
      swap('"derivedFrom": []', '"derivedFrom": [\n    "other",\n    "nowhere"\n  ]'),
      /derivedFrom.*"nowhere"/,
      '"nowhere"',
    ],
    [
      "a source's field that is none",
      swap(/"url",\n\s+"size"\n(?=[^}]*\}\n {2}\])/, '"url",\n "sice"\n'),
      /sources: "sice" is no fact/,
      '"sice"',
    ],
    ["a year far off", swap('"year": null', '"year": 12'), /year: .*write a larger number/, '"year"'],
  ])("%s is told with its line and remedy", (_, change, expected, part) => {
    const { told, text } = check(change);
    const [own = ""] = told.filter((line) => /turtles\.json/.test(line) && expected.test(line));
    expect(own, told.join("\n")).toMatch(expected);
    expect(Number(/turtles\.json:(\d+):/.exec(own)?.[1])).toBe(lineOf(text, part));
  });
});
