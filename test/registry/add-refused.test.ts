import { describe, expect, it } from "vitest";
import type { AddOptions } from "../../registry/add.ts";
import { carefulInfo, carefulReadme } from "../fakes/hub/cards.ts";
import type { FakeDataset } from "../fakes/hub/server.ts";
import { careful, useAdd } from "./adding.ts";
import { usePlace } from "./places.ts";

const place = usePlace();
const { add } = useAdd(place);

describe("what stands in the way is told with its remedy, and nothing is written", () => {
  const dataset = (fault: FakeDataset["fault"]): Record<string, FakeDataset> => ({
    "diver/x": { ...careful, ...(fault ? { fault } : {}) },
  });
  it.each<[string, Record<string, FakeDataset>, Partial<AddOptions> & { source?: string }, RegExp]>([
    ["missing, to a stranger", {}, {}, /^\[registry\] .*"diver\/x".*\(401\).*private or does not exist.*HF_TOKEN/],
    ["missing, to a friend", {}, { hub: { token: "hf_fake" } }, /no dataset "diver\/x" \(404\); check the owner/],
    ["private, to a stranger", { "diver/x": { ...careful, token: "hf_owner" } }, {}, /private or does not exist/],
    [
      "private, to another",
      { "diver/x": { ...careful, token: "hf_owner" } },
      { hub: { token: "hf_fake" } },
      /HF_TOKEN may not read "diver\/x" \(403\); ask its owner/,
    ],
    [
      "private, to its owner",
      { "diver/x": { info: { private: true }, token: "hf_owner" } },
      { hub: { token: "hf_owner" } },
      /is private; .* does not belong in a registry/,
    ],
    [
      "a token that is out of date",
      {},
      { hub: { token: "hf_expired" } },
      /does not take HF_TOKEN \(401\).*make a new one/,
    ],
    ["a token that is none", {}, { hub: { token: "sk-fake" } }, /HF_TOKEN must start with hf_.*settings\/tokens/],
    [
      "gated",
      { "diver/x": { info: { ...carefulInfo, gated: "auto" }, readme: carefulReadme } },
      {},
      /"diver\/x" is gated.*--gated/,
    ],
    [
      "renamed",
      { ...dataset({ kind: "renamed", to: "diver/new" }), "diver/new": careful },
      {},
      /renamed to "diver\/new"; add that one, or pass --renamed/,
    ],
    [
      "asked to wait, in seconds",
      dataset({ kind: "busy", headers: { "retry-after": "17" } }),
      {},
      /slow down \(429\); try again in 17 seconds, or set HF_TOKEN/,
    ],
    [
      "asked to wait, the Hub's way",
      dataset({ kind: "busy", headers: { ratelimit: '"api";r=0;t=55' } }),
      {},
      /try again in 55 seconds/,
    ],
    [
      "asked to wait until a date",
      dataset({ kind: "busy", headers: { "retry-after": "Fri, 01 Jan 2100 00:00:00 GMT" } }),
      {},
      /try again after 2100-01-01/,
    ],
    ["asked to wait, no word of how long", dataset({ kind: "busy", headers: {} }), {}, /try again in five minutes/],
    [
      "no answer in time",
      dataset({ kind: "silent" }),
      { hub: { timeoutMs: 200 } },
      /did not answer within 0\.2 s; try again later/,
    ],
    ["a fault of the Hub's", dataset({ kind: "status", status: 503 }), {}, /answered 503.*try again later/],
    [
      "a page instead of JSON",
      dataset({ kind: "body", type: "text/html", body: "<html>" }),
      {},
      /no JSON; check HF_ENDPOINT/,
    ],
    [
      "JSON of another kind",
      dataset({ kind: "body", type: "application/json", body: "[]" }),
      {},
      /cannot be read \(name/,
    ],
    [
      "nothing in the JSON",
      dataset({ kind: "body", type: "application/json", body: "null" }),
      {},
      /not answer as the Hub's API does/,
    ],
    [
      "a licence that is a number list",
      { "diver/x": { info: { cardData: { license: [true] } } } },
      {},
      /the card of "diver\/x" cannot be read \(license/,
    ],
    [
      "splits that are none",
      { "diver/x": { info: { cardData: { dataset_info: { splits: "many" } } } } },
      {},
      /the card .* cannot be read \(dataset_info/,
    ],
    [
      "metadata without an end",
      { "diver/x": { readme: "---\nlicense: mit\n# Hello\n" } },
      {},
      /card of "diver\/x" is malformed: .*have no end/,
    ],
    [
      "metadata that the Hub could not read",
      { "diver/x": { readme: "---\nlicense: [mit\n---\n# Hello\n" } },
      {},
      /malformed: the Hub could not read the metadata/,
    ],
    [
      "a Hub that is not there",
      {},
      { hub: { endpoint: "http://127.0.0.1:1" } },
      /127\.0\.0\.1:1 cannot be reached.*check the network and HF_ENDPOINT/,
    ],
    [
      "a Hub without encryption",
      {},
      { hub: { endpoint: "http://hub.example.org" } },
      /HF_ENDPOINT must be an https URL/,
    ],
    ["recorded already", {}, { source: "Diver/Known" }, /recorded already, as known; edit datasets\/known\.json/],
    [
      "recorded already, under its new name",
      { "diver/x": { fault: { kind: "renamed", to: "diver/known" } }, "diver/known": careful },
      { renamed: true },
      /recorded already, as known/,
    ],
    [
      "an id that is taken",
      { "diver/x": careful },
      { id: "known" },
      /id "known" is recorded already; give this one another with --id/,
    ],
    [
      "a name that is taken",
      { "diver/x": { info: { cardData: { pretty_name: "known set" } } } },
      {},
      /ours\/datasets\/x\.json: name: "known set" is already a name of known/,
    ],
    ["an id that cannot be one", { "diver/x": careful }, { id: "Ä" }, /id: must be lower-case letters/],
    ["no id at all", {}, { source: "what is this" }, /"what is this" is no dataset's id; add takes 'owner\/name'/],
  ])("%s", async (_, datasets, { source = "diver/x", ...options }, expected) => {
    const { written, message } = await add(datasets, source, options);
    expect(message).toMatch(expected);
    expect(message).toMatch(/^\[registry\] /);
    expect(message).not.toMatch(/hf_[a-z]/);
    expect(written).toEqual([]);
  });
});
