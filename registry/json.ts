import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";

/** Places in a JSON text. */
export interface JsonPlaces {
  /** The line, from 1, where the value at a path stands, or the nearest of its parents that is there. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
  /** The line where a text stands at or below a path; that of the path where it does not. */
  readonly lineOfText: (path: readonly PropertyKey[], text: string) => number;
  /** Keys that are written twice in one object: the path, and the line of the second. */
  readonly twice: () => readonly { readonly path: string; readonly line: number }[];
  /** Where the text stops being JSON, and why; null where it is JSON. */
  readonly broken: { readonly line: number; readonly why: string } | null;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function isPathPart(key: PropertyKey): key is string | number {
  return typeof key !== "symbol";
}

/** Where a node stands: a property where its key does. */
function offsetOf(node: Node): number {
  return node.parent?.type === "property" ? node.parent.offset : node.offset;
}

/** The second of each two keys of one name, with its path. */
function keysTwice(node: Node, path: readonly string[]): readonly { readonly path: string; readonly key: Node }[] {
  const children = node.children ?? [];
  if (node.type === "array") return children.flatMap((child, index) => keysTwice(child, [...path, String(index)]));
  if (node.type !== "object") return [];
  const seen = new Set<string>();
  return children.flatMap(({ children: [key, value] = [] }) => {
    const here = [...path, String(key?.value)];
    const again = key && seen.has(String(key.value)) ? [{ path: here.join("."), key }] : [];
    seen.add(String(key?.value));
    return value ? [...again, ...keysTwice(value, here)] : again;
  });
}

function findText(node: Node, text: string): Node | undefined {
  if (node.value === text) return node;
  for (const child of node.children ?? []) {
    const found = findText(child, text);
    if (found) return found;
  }
  return undefined;
}

/** Reads where things stand in a JSON text, also in one that is broken. */
export function readPlaces(text: string): JsonPlaces {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  const nodeOf = (path: readonly PropertyKey[]): Node | undefined => {
    const parts = path.filter(isPathPart);
    for (let length = parts.length; tree && length > 0; length--) {
      const node = findNodeAtLocation(tree, parts.slice(0, length));
      if (node) return node;
    }
    return tree;
  };
  const lineOf = (node: Node | undefined) => (node ? lineAt(text, offsetOf(node)) : 1);
  return {
    lineOf: (path) => lineOf(nodeOf(path)),
    lineOfText: (path, said) => {
      const node = nodeOf(path);
      return lineOf((node && findText(node, said)) ?? node);
    },
    twice: () => (tree ? keysTwice(tree, []).map(({ path, key }) => ({ path, line: lineAt(text, key.offset) })) : []),
    broken: first
      ? {
          line: lineAt(text, first.offset),
          why: printParseErrorCode(first.error)
            .replace(/([a-z])([A-Z])/g, "$1 $2")
            .toLowerCase(),
        }
      : null,
  };
}
