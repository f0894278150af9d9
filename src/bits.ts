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
  return one.map((word, at) => word & (other[at] ?? 0));
}

/** What is in either. */
export function either(one: Bits, other: Bits): Bits {
  return one.map((word, at) => word | (other[at] ?? 0));
}

/** What is in the first and not in the other. */
export function without(one: Bits, other: Bits): Bits {
  return one.map((word, at) => word & ~(other[at] ?? 0));
}

/** How many numbers are in. */
export function countBits(bits: Bits): number {
  let count = 0;
  for (let word of bits) {
    // Each step clears the lowest bit that is set.
    for (; word !== 0; word &= word - 1) count++;
  }
  return count;
}

/** The numbers that are in, in order. */
export function listBits(bits: Bits): readonly number[] {
  const places: number[] = [];
  for (const [at, word] of bits.entries()) {
    for (let left = word; left !== 0; left &= left - 1) places.push(at * 32 + 31 - Math.clz32(left & -left));
  }
  return places;
}
