import { describe, expect, it } from "vitest";
import { buildRegistry, type Dataset } from "../../src/index.ts";
import { searchTerms } from "../../src/language/text.ts";
import { allBits } from "../../src/packed/bits.ts";
import { readTexts } from "../../src/search/read-texts.ts";
import { openTextIndex } from "../../src/search/search.ts";
import { makeDataset } from "../support.ts";

type Written = Partial<Dataset> & { readonly id: string; readonly says?: string };

function indexOver(datasets: readonly Written[]) {
  const registry = buildRegistry({
    datasets: datasets.map(({ says, ...fields }) =>
      makeDataset({ kind: null, ...(says === undefined ? {} : { note: { en: says, ko: says } }), ...fields }),
    ),
    models: [],
    vocabularies: [],
  });
  return openTextIndex(() => readTexts(registry), datasets.length);
}

/** All that is found, best first. */
function search(datasets: readonly Written[], question: string) {
  const hits = indexOver(datasets).search([...new Set(searchTerms(question))]);
  return hits
    .best(allBits(datasets.length), datasets.length)
    .map(({ place, score, found }) => ({ id: datasets[place]?.id ?? "", score, found }));
}

const first = (datasets: readonly Written[], question: string) => search(datasets, question)[0]?.id;

describe("the words of a question", () => {
  it.each<{ why: string; question: string; datasets: readonly Written[]; best: string }>([
    {
      why: "a word that few texts have says more than one that most have",
      question: "images of turtles",
      datasets: [
        { id: "cats", says: "Images, images and images of cats." },
        { id: "dogs", says: "Images of dogs." },
        { id: "turtles", says: "Photographs of turtles." },
      ],
      best: "turtles",
    },
    {
      why: "two words that stand together say more than both apart",
      question: "speech recognition",
      datasets: [
        { id: "apart", says: "Recognition of faces in films with speech." },
        { id: "together", says: "Films with faces for speech recognition now." },
      ],
      best: "together",
    },
    {
      why: "the end of a name and the beginning of the next are no two words that stand together",
      question: "speech recognition",
      datasets: [
        { id: "a", name: "Films", aliases: ["Voices of speech", "Recognition of faces"] },
        { id: "b", name: "Films", aliases: ["Faces of voices", "Of speech recognition"] },
      ],
      best: "b",
    },
    {
      why: "of two words both are wanted",
      question: "hateful memes",
      datasets: [
        { id: "hate", aliases: ["Posts 1", "Posts 2"], says: "Posts that are hateful." },
        { id: "both", says: "Memes that are hateful." },
        { id: "memes", aliases: ["Pictures 1", "Pictures 2"], says: "Memes that are funny." },
      ],
      best: "both",
    },
    {
      why: "titles and other names are read as notes are",
      question: "charts",
      datasets: [
        { id: "other", says: "About tables." },
        { id: "titled", paper: { title: "Reading charts", url: "https://example.org/paper" } },
      ],
      best: "titled",
    },
    {
      why: "a word that stands nowhere is tried as the beginning of others",
      question: "chem",
      datasets: [
        { id: "physics", says: "Physics." },
        { id: "chemistry", says: "Chemistry." },
      ],
      best: "chemistry",
    },
    {
      why: "Korean words are found whatever particle they carry",
      question: "거북이는",
      datasets: [
        { id: "bird", says: "새를 찍은 사진." },
        { id: "turtle", says: "거북이를 찍은 사진." },
      ],
      best: "turtle",
    },
  ])("$why", ({ question, datasets, best }) => {
    expect(first(datasets, question)).toBe(best);
    expect(first(datasets.toReversed(), question)).toBe(best);
  });

  it("only datasets that hold one of them are found, with the words they hold", () => {
    const hits = search(
      [
        { id: "both", says: "Turtles and birds." },
        { id: "one", says: "Birds." },
        { id: "none", says: "Made from Both and One." },
      ],
      "turtles birds",
    );
    expect(hits.map(({ id, found }) => [id, found])).toEqual([
      ["both", ["turtl", "bird"]],
      ["one", ["bird"]],
    ]);
  });
  it("a stem that a particle left is said only where the word itself is not there", () => {
    const datasets = [
      { id: "stem", says: "거북이 사진." },
      { id: "word", says: "거북이는 느리다." },
    ];
    const found = new Map(search(datasets, "거북이는").map((hit) => [hit.id, hit.found]));
    expect(found.get("stem")).toEqual(["거북이"]);
    expect(found.get("word")).toEqual(["거북이는"]);
  });
  it.each(["", "zzz", "…", "<!channel>"])("nothing is found by %j", (question) => {
    expect(search([{ id: "a", says: "Turtles." }], question)).toEqual([]);
  });
  it("an empty registry finds nothing", () => {
    expect(search([], "turtles")).toEqual([]);
  });
  it("a word is written where a note or a title has it in small letters; what stands in capitals alone is a name", () => {
    const index = indexOver([
      {
        id: "a",
        name: "Nameless",
        says: "About turtles and COCO.",
        paper: { title: "Reading charts", url: "https://example.org/a" },
      },
    ]);
    expect(["turtles", "charts", "turtle", "nameless", "coco"].map(index.isWritten)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe("what the notes of others say", () => {
  const twins = [
    { id: "alpha", name: "Alpha", says: "Photographs of birds." },
    { id: "beta", name: "Beta", says: "Photographs of birds." },
  ];
  it("of two that fit alike, the one that others name comes first", () => {
    expect(first([...twins, { id: "c", says: "Larger than Beta." }], "birds")).toBe("beta");
    expect(first([...twins, { id: "c", says: "Larger than Alpha." }], "birds")).toBe("alpha");
  });
  it("so does the one that is known by other names, and the one that others were made from", () => {
    expect(
      first(
        [
          { ...twins[0], id: "alpha" },
          { id: "beta", says: "Photographs of birds.", aliases: ["B1"] },
        ],
        "birds",
      ),
    ).toBe("beta");
    expect(first([...twins, { id: "c", derivedFrom: ["beta"] }], "birds")).toBe("beta");
  });
  it("a name counts in other spellings of its parts, as an alias, and once in a note", () => {
    const named = (says: string) => [
      { id: "a-10", name: "ALPHA-10", aliases: ["Alpha Ten"], says: "Photographs of birds." },
      { id: "b-10", name: "BETA-10", aliases: ["Beta Ten"], says: "Photographs of birds." },
      { id: "c", says },
      { id: "d", says: "Larger than ALPHA-10." },
      { id: "e", says: "Smaller than BETA-10, as BETA-10 is." },
    ];
    expect(first(named("Beside Beta Ten."), "birds")).toBe("b-10");
    expect(first(named("Beside Alpha Ten."), "birds")).toBe("a-10");
  });
  it("a name that is also a word counts only as it is written, the less the more it is a word", () => {
    const datasets = [
      { id: "alpha", name: "Alpha", says: "Photographs of birds." },
      { id: "vision", name: "VISION", says: "Photographs of birds." },
      { id: "c", says: "For computer vision. Vision is hard; vision is useful." },
      { id: "d", says: "More of vision." },
    ];
    const scores = (more: string) =>
      new Map(search([...datasets, { id: "e", says: more }], "birds").map(({ id, score }) => [id, score]));
    const words = scores("Nothing.");
    expect(words.get("vision")).toBe(words.get("alpha"));
    const name = scores("Like VISION, and like Alpha.");
    expect(name.get("vision")).toBeGreaterThan(words.get("vision") ?? 0);
    expect(name.get("vision")).toBeLessThan(name.get("alpha") ?? 0);
  });
  it("naming itself is no evidence", () => {
    const [own] = search([{ id: "alpha", name: "Alpha", says: "Alpha holds birds." }], "birds");
    const [other] = search([{ id: "alpha", name: "Alpha", says: "It, too, holds birds." }], "birds");
    expect(own && other && own.score <= other.score).toBe(true);
  });
  it("a note about what is asked for speaks for the dataset that it names", () => {
    const datasets = [
      { id: "alpha", name: "Alpha", says: "Photographs of streets." },
      { id: "beta", name: "Beta", says: "Photographs of streets." },
      { id: "c", says: "For segmentation of scenes, larger than Beta." },
      { id: "d", says: "A box of poems, larger than Alpha." },
    ];
    const named = (question: string) =>
      search(datasets, question)
        .map(({ id }) => id)
        .filter((id) => id === "alpha" || id === "beta");
    expect(named("segmentation scenes photographs")).toEqual(["beta", "alpha"]);
    expect(named("poems photographs")).toEqual(["alpha", "beta"]);
  });
  it("what nobody names is not buried: it comes first where it alone fits", () => {
    const datasets = [
      { id: "famous", name: "Famous", says: "Photographs of turtles." },
      { id: "rare", name: "Rare", says: "Photographs of turtle shells." },
      ...["c", "d", "e"].map((id) => ({ id, says: "Pictures, as in Famous." })),
    ];
    expect(first(datasets, "photographs turtle shells")).toBe("rare");
  });
});
