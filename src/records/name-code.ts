import type { RecordRef } from "./registry.ts";

/** A name as a number: thousands of them are kept, and one is looked up. `index`: the record's place among its type. */
export function nameCode(type: RecordRef["type"], index: number, guess: boolean): number {
  return (index * 2 + (type === "model" ? 1 : 0)) * 2 + (guess ? 1 : 0);
}

/** What a number of `nameCode` stands for. */
export function readNameCode(code: number): { type: RecordRef["type"]; index: number; guess: boolean } {
  return { type: (code >> 1) % 2 === 1 ? "model" : "dataset", index: code >> 2, guess: code % 2 === 1 };
}
