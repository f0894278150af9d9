import type { HubDataset } from "./read.ts";

/** A fact that the Hub does not say outright, and what it was taken from. */
export interface Inferred<T> {
  readonly value: T;
  readonly basis: string;
}

const byPeople = new Set(["crowdsourced", "expert-generated"]);

/** Who made the labels, from the card's `annotations_creators` or a tag; null where neither says. */
export function annotationOf({ card, tags }: HubDataset): Inferred<string> | null {
  const creators = card.annotations_creators;
  const people = creators.some((creator) => byPeople.has(creator));
  const machines = creators.includes("machine-generated");
  const basis = `annotations_creators: ${creators.join(", ")}`;
  if (people || machines) return { value: people ? (machines ? "mixed" : "human") : "ai", basis };
  return tags.includes("synthetic") ? { value: "synthetic", basis: "tagged synthetic" } : null;
}

// Repositories older than the Hub's own record of dates all carry this moment.
const noDate = "2022-03-02T23:29:2";

/** The year of a dataset: when its repository was made, else its one paper's arXiv number; null without either. */
export function yearOf({ createdAt }: HubDataset, arxiv: readonly string[]): Inferred<number> | null {
  if (createdAt && !createdAt.startsWith(noDate) && /^20\d\d-/.test(createdAt)) {
    return { value: Number(createdAt.slice(0, 4)), basis: "when its repository was made on the Hub" };
  }
  const [paper = ""] = arxiv.length === 1 ? arxiv : [];
  const digits = /^(\d\d)\d\d\.\d/.exec(paper)?.[1];
  return digits === undefined ? null : { value: 2000 + Number(digits), basis: "its paper's arXiv number" };
}

/** Whether a text is written in Korean, and does not merely name something in it. */
export function isKorean(text: string): boolean {
  const hangul = text.match(/[가-힣]/g)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return hangul * 3 > letters;
}
