/** A set of whole numbers from 0 up to a fixed size, a bit each: what two sets share takes 32 of them at a time. */
export type Bits = Uint32Array;

/** An empty set of numbers below `size`. */
export function noBits(size: number): Bits {
  return new Uint32Array(Math.ceil(size / 32));
}

/** The set of all numbers below `size`. */
export function allBits(size: number): Bits {
  const bits = noBits(size).fill(0xffffffff);
  const last = size % 32;
  if (last > 0) bits[bits.length - 1] = 2 ** last - 1;
  return bits;
}

/** Puts a number in. */
export function addBit(bits: Bits, place: number): void {
  bits[place >>> 5] = (bits[place >>> 5] ?? 0) | (1 << (place & 31));
}

/** Whether a number is in. */
export function hasBit(bits: Bits, place: number): boolean {
  return ((bits[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0;
}

/** What is in both. */
export function both(one: Bits, other: Bits): Bits {
  const shared = one.slice();
  for (let at = 0; at < shared.length; at++) shared[at] = (shared[at] ?? 0) & (other[at] ?? 0);
  return shared;
}

/** What is in either. */
export function either(one: Bits, other: Bits): Bits {
  const joined = one.slice();
  for (let at = 0; at < joined.length; at++) joined[at] = (joined[at] ?? 0) | (other[at] ?? 0);
  return joined;
}

/** What is in the first and not in the other. */
export function without(one: Bits, other: Bits): Bits {
  const left = one.slice();
  for (let at = 0; at < left.length; at++) left[at] = (left[at] ?? 0) & ~(other[at] ?? 0);
  return left;
}

/**
 * How many bits of a word of 32 are set.
 * Source: H. S. Warren, "Hacker's Delight", 2013, figure 5-2.
 */
export function countOnes(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How many numbers are in. */
export function countBits(bits: Bits): number {
  let count = 0;
  for (let at = 0; at < bits.length; at++) count += countOnes(bits[at] ?? 0);
  return count;
}

/** Calls `visit` with each number that is in, in order. */
export function eachBit(bits: Bits, visit: (place: number) => void): void {
  for (let at = 0; at < bits.length; at++) {
    for (let left = bits[at] ?? 0; left !== 0; left &= left - 1) visit(at * 32 + 31 - Math.clz32(left & -left));
  }
}
