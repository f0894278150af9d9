import { describe, expect, it } from "vitest";
import { checkRegistry } from "../../registry/load.ts";
import { problemText } from "../../registry/problem.ts";
import type { Prompter } from "../../registry/prompts.ts";
import type { FakeDataset } from "../fakes/hub/server.ts";
import { careful, useAdd } from "./adding.ts";
import { usePlace } from "./places.ts";

const place = usePlace();
const { add } = useAdd(place);

describe("a person is asked for what the Hub does not say", () => {
  /** Answers by the beginning of the question; what it has no answer for is left out. */
  function scripted(answers: Record<string, string | string[] | boolean>): Prompter & { asked: string[] } {
    const asked: string[] = [];
    const find = (message: string) => {
      asked.push(message);
      return Object.entries(answers).find(([start]) => message.startsWith(start))?.[1];
    };
    return {
      asked,
      text: async (message, { initial, check } = {}) => {
        const answer = find(message);
        const text = typeof answer === "string" ? answer : (initial ?? "");
        expect(check?.(text)).toBeUndefined();
        return text;
      },
      choose: async (message, options) => {
        const answer = find(message) ?? "";
        expect(options.map(({ value }) => value)).toContain(answer);
        return String(answer);
      },
      chooseMany: async (message) => [find(message) ?? []].flat().map(String),
      confirm: async (message) => find(message) === true,
    };
  }

  it("and for nothing else", async () => {
    const prompter = scripted({ "The same sentence in Korean": "바다거북에 대한 답변 쌍이다." });
    const { record } = await add({ "diver/x": careful }, "diver/x", { prompter });
    expect(record?.note).toEqual({
      en: expect.stringMatching(
        /^Turtle Prefs holds pairs of answers about sea turtles, each pair ranked by three divers\./,
      ),
      ko: "바다거북에 대한 답변 쌍이다.",
    });
    expect(prompter.asked).toEqual([
      "A sentence on it, in English (empty: no note)",
      "The same sentence in Korean (empty: no note)",
    ]);
  });

  it("with the page where the answers were read", async () => {
    const prompter = scripted({
      "What kind": "preference",
      "Its languages": ["ko"],
      "Its modalities": ["text"],
      "Who made": "human",
      "Its licence": "mit",
      "The address of its paper": "https://example.org/paper",
      "Where did you read": "https://example.org/terms",
    });
    const { into, record } = await add({ "diver/x": {} }, "diver/x", { prompter });
    expect(record).toMatchObject({
      kind: "preference",
      languages: ["ko"],
      modalities: ["text"],
      tasks: [],
      annotation: "human",
      license: "mit",
      paper: { title: null, url: "https://example.org/paper" },
      note: null,
    });
    expect(record?.sources).toContainEqual({
      url: "https://example.org/terms",
      fields: ["annotation", "license", "paper"],
    });
    expect(checkRegistry([into]).problems.map(problemText)).toEqual([]);
  });

  it.each([
    ["The same sentence in Korean", "Pairs of answers.", "In Korean, or leave it empty."],
    ["The same sentence in Korean", "", undefined],
    ["The address of its paper", "javascript:alert(1)", "An http(s) address."],
    ["Where did you read", "", "An http(s) address."],
  ])("%s: %j is %j", async (question, answer, expected) => {
    const checks: (string | undefined)[] = [];
    const prompter = scripted({ "What kind": "other", "Its licence": "mit", "A sentence": "Turtles." });
    const text: Prompter["text"] = (message, options) => {
      if (message.startsWith(question)) checks.push(options?.check?.(answer));
      return prompter.text(message, options);
    };
    await add({ "diver/x": {} }, "diver/x", { prompter: { ...prompter, text } });
    expect(checks).toEqual([expected]);
  });

  it("a card in Korean asks for the English", async () => {
    const readme =
      "# 카드\n\n이 데이터셋은 바다거북을 설명하는 한국어 문장을 모은 것으로, 사람이 직접 쓰고 검수했습니다.\n";
    const prompter = scripted({ "What kind": "other", "A sentence": "Sentences on sea turtles." });
    const { record } = await add({ "diver/x": { readme } }, "diver/x", { prompter });
    expect(record?.note).toEqual({ en: "Sentences on sea turtles.", ko: expect.stringMatching(/^이 데이터셋은/) });
  });

  it.each<[string, Record<string, FakeDataset>, string]>([
    ["gated", { "diver/x": { info: { gated: "auto" } } }, "Record it as gated?"],
    ["renamed", { "diver/x": { fault: { kind: "renamed", to: "diver/y" } }, "diver/y": {} }, "Add it as diver/y?"],
  ])("a no to a %s dataset writes nothing, a yes writes it", async (_, datasets, question) => {
    const no = await add(datasets, "diver/x", { prompter: scripted({ [question]: false }) });
    expect([no.written, no.message]).toEqual([[], expect.stringContaining("Nothing was written")]);
    const yes = await add(datasets, "diver/x", { prompter: scripted({ [question]: true, "What kind": "other" }) });
    expect(yes.written).toHaveLength(1);
  });
});
