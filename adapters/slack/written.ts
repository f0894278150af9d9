/** An answer as it goes over the wire, and what stood beside its blocks. */
interface Written {
  readonly beside: Readonly<Record<string, unknown>>;
  readonly bytes: Buffer;
}

const kept = new WeakMap<object, Written>();

function isSame(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}

/**
 * An answer as JSON, in UTF-8. Blocks that were written before with the same beside them are not written again: to
 * write ten cards out costs as much as all else that a request needs. Blocks are never changed once they are rendered.
 */
export function writeAnswer(answer: object): Buffer {
  const { blocks, ...beside }: { readonly blocks?: unknown } & Readonly<Record<string, unknown>> = { ...answer };
  if (typeof blocks !== "object" || blocks === null) return Buffer.from(JSON.stringify(answer));
  const before = kept.get(blocks);
  if (before !== undefined && isSame(before.beside, beside)) return before.bytes;
  const bytes = Buffer.from(JSON.stringify(answer));
  kept.set(blocks, { beside, bytes });
  return bytes;
}
