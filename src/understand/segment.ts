import type { Meaning } from "./meaning.ts";

/** A stretch of the question, `tokens[from, to)`, and what it can mean; no meanings where it is unknown. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly meanings: readonly Meaning[];
  /** False where a typo was read as a known word. */
  readonly exact: boolean;
  /** A name and more ("LLaVA" in "LLaVA-1.7"): near a record, and none. */
  readonly unresolved: boolean;
}

/** A stretch of the question with the words as they were typed. */
export interface Reading {
  readonly segment: Segment;
  readonly typed: string;
}

/** Whether the segment can mean a thing of this type. */
export function has(segment: Segment, type: Meaning["type"]): boolean {
  return segment.meanings.some((meaning) => meaning.type === type);
}

/** Whether nobody knows the segment's words. */
export function isUnknown(segment: Segment | undefined): boolean {
  return segment !== undefined && segment.meanings.length === 0;
}

/** All meanings of one type in the segments, in order. */
export function meaningsOf<T extends Meaning["type"]>(
  segments: readonly Segment[],
  type: T,
): Extract<Meaning, { type: T }>[] {
  const isOfType = (meaning: Meaning): meaning is Extract<Meaning, { type: T }> => meaning.type === type;
  const found: Extract<Meaning, { type: T }>[] = [];
  // Asked some twenty times of each question, mostly for nothing: no list is made of each segment's.
  for (const { meanings } of segments) for (const meaning of meanings) if (isOfType(meaning)) found.push(meaning);
  return found;
}
