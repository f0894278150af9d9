import type { RegistryRecords } from "../../src/index.ts";
import type { Asked } from "./asked.ts";
import type { First } from "./right.ts";

/** What an engine is measured over. */
export interface Corpus {
  readonly records: RegistryRecords;
  /** The records as plain texts, for engines that know nothing of datasets. Made anew at each call, and not kept. */
  readonly documents: () => readonly Document[];
}

/** A record as a plain text; the id is `dataset:` or `model:` and the record's own. */
export interface Document {
  readonly id: string;
  readonly name: string;
  readonly aliases: string;
  readonly labels: string;
  readonly title: string;
  readonly note: string;
}

/** The fields that plain searches look in. */
export const documentFields = ["name", "aliases", "labels", "title", "note"] as const;

/** How many results a plain search is asked for. */
export const mostResults = 50;

/** An engine that was built and can be asked. `T` is what it answers with, read only after the clock has stopped. */
export interface Built<T> {
  ask(asked: Asked): T | Promise<T>;
  read(answer: T): First;
  /** What it keeps outside of JavaScript's memory, in bytes. */
  readonly outsideBytes?: () => number;
  /** What a later process can start from; absent where the engine has no such thing. */
  readonly save?: () => Saved | Promise<Saved>;
}

/** Makes an engine anew from what was saved, over the same corpus. */
export type Saved = () => unknown;

/** An engine of the comparison. */
export interface Contender<T> {
  readonly name: string;
  /** Builds it, ready for any question: what it makes at its first question belongs to this. */
  build(corpus: Corpus): Built<T> | Promise<Built<T>>;
}

/** What a plain search shows first, by the ids that it found, best first. */
export function firstOf(found: readonly string[]): First {
  const ofType = (type: string) => found.find((id) => id.startsWith(type))?.slice(type.length) ?? null;
  return { dataset: ofType("dataset:"), model: ofType("model:"), nothing: found.length === 0 };
}

/** A question as it is typed into a plain search, which remembers nothing: with those that it goes on from. */
export function typed({ question, after }: Asked): string {
  return [...after, question].join(" ");
}
