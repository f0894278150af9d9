import { describe, expect, it } from "vitest";
import { engineOver, makeDataset, records } from "../support.ts";

const engine = engineOver();
const found = (text: string, by: "link" | "any" = "any") =>
  engine.find(text, { by }).map((one) => `${one.type} ${one.id} ${one.by}`);

describe("links", () => {
  it.each<[string, readonly string[]]>([
    ["https://huggingface.co/datasets/MMInstruction/VLFeedback", ["dataset vlfeedback link"]],
    [
      "https://huggingface.co/datasets/MMInstruction/VLFeedback/viewer/default/train?p=2#row",
      ["dataset vlfeedback link"],
    ],
    ["see (https://HuggingFace.co/datasets/mminstruction/vlfeedback).", ["dataset vlfeedback link"]],
    ["https://arxiv.org/pdf/2312.00849v2.pdf", ["dataset rlhf-v-dataset link", "model rlhf-v link"]],
    [
      "https://www.aihub.or.kr/aihubdata/data/view.do?currMenu=115&topMenu=100&dataSetSn=71706",
      ["dataset ai-hub-chart-image-text-pairs-71706 link"],
    ],
    ["https://aihub.or.kr/aihubdata/data/view.do?currMenu=115", []],
    ["https://huggingface.co/datasets", []],
    ["https://huggingface.co/", []],
    ["https://github.com/", []],
    ["https://evil.example/huggingface.co/datasets/MMInstruction/VLFeedback", []],
    ["https://huggingface.co.evil.example/datasets/MMInstruction/VLFeedback", []],
    ["javascript:alert(1)//huggingface.co/datasets/MMInstruction/VLFeedback", []],
  ])("%s", (text, expected) => {
    expect(found(text, "link")).toEqual(expected);
  });

  it("every page of every dataset leads back to it", () => {
    const lost = records.datasets.filter(({ id, url }) => {
      return url !== null && !engine.find(url, { by: "link" }).some((one) => one.id === id);
    });
    expect(lost.map(({ id }) => id)).toEqual([]);
  });

  it("a repository's page below its front is still about it, a host's front is about nobody", () => {
    const { find } = engineOver({
      ...records,
      datasets: [makeDataset({ id: "deep", url: "https://git.example.org/owner/name" })],
      models: [],
    });
    expect(find("https://git.example.org/owner/name/tree/main/data").map(({ id }) => id)).toEqual(["deep"]);
    expect(find("https://git.example.org/owner")).toEqual([]);
  });
});

describe("names", () => {
  it.each<[string, readonly string[]]>([
    ["we fine-tuned LLaVA-1.5 on LLaVA-Instruct-150K", ["model llava-1.5 name", "dataset llava-instruct-150k name"]],
    ["KVQA를 써 보자", ["dataset kvqa-skt name"]],
    ["once upon a time, take it with a grain of grit", []],
    ["LLaVA-1.7 is not out", []],
    [
      "LLaVA-1.5 https://arxiv.org/abs/2312.00849",
      ["dataset rlhf-v-dataset link", "model rlhf-v link", "model llava-1.5 name"],
    ],
    ["", []],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe("what was found, as cards", () => {
  it("one in full, several in brief, what has no record left out", () => {
    const one = engine.show([{ type: "dataset", id: "vlfeedback" }], "en");
    expect(one).toMatchObject({ kind: "found", page: null, text: "I know 1 dataset here." });
    expect(one.cards[0]?.fields.map(({ key }) => key)).toContain("sources");
    const several = engine.show(
      [
        { type: "dataset", id: "vlfeedback" },
        { type: "model", id: "llava-1.5" },
        { type: "dataset", id: "nobody" },
      ],
      "ko",
    );
    expect(several.text).toBe("여기서 제가 아는 데이터셋 1개와 모델 1개를 찾았어요.");
    expect(several.cards.map(({ id }) => id)).toEqual(["vlfeedback", "llava-1.5"]);
    expect(engine.show([], "en").text).toMatch(/^I know no dataset or model/);
  });
});
