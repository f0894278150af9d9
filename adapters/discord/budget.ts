import { utf8Bytes } from "./escape.ts";
import { limits } from "./limits.ts";

/** The text that one message may still hold. */
export interface Budget {
  /** Takes the first of `variants` (best first) that still fits, and returns it; null where none does. */
  take(variants: Iterable<string>): string | null;
  /** Puts a better text in the place of one already taken, where the difference fits; returns what stands there now. */
  improve(taken: string, better: string): string;
  /** Sets room aside for `count` text displays. */
  display(count: number): void;
}

/** A budget of 3,600 UTF-16 units and 9,000 bytes: each text taken counts with one line feed. */
export function createBudget(): Budget {
  let chars: number = limits.text;
  let bytes: number = limits.textBytes;

  function spend(moreChars: number, moreBytes: number): boolean {
    if (moreChars > chars || moreBytes > bytes) return false;
    chars -= moreChars;
    bytes -= moreBytes;
    return true;
  }

  return {
    take(variants) {
      for (const text of variants) if (spend(text.length + 1, utf8Bytes(text) + 1)) return text;
      return null;
    },
    improve(taken, better) {
      return spend(better.length - taken.length, utf8Bytes(better) - utf8Bytes(taken)) ? better : taken;
    },
    display(count) {
      bytes -= count * limits.displayBytes;
    },
  };
}
