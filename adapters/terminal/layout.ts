import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";

// ASCII, the letters and signs of Latin scripts (é, ·), dashes, quotes and the ellipsis take one cell, whole Hangul syllables
// two, and they make up nearly all that is measured. Anything else may join with its neighbours, which takes a segmentation
// that is a thousand times as slow.
const simple = /^[\x20-\x7E\xA1-\xAC\xAE-\u02FF\u2010-\u2027\uAC00-\uD7A3]*$/;
const syllables = /[\uAC00-\uD7A3]/g;

/** How many cells of a terminal the text takes; escape sequences take none. */
export function cellsOf(text: string): number {
  return simple.test(text) ? text.length + (text.match(syllables)?.length ?? 0) : stringWidth(text);
}

/** The text in lines of at most `width` cells, broken between words where it can be; no lines for an empty text. */
export function wrap(text: string, width: number): readonly string[] {
  if (text === "") return [];
  return text.includes("\n") || cellsOf(text) > width
    ? closeWeights(wrapAnsi(text, Math.max(2, width), { hard: true }).split("\n"))
    : [text];
}

const normalWeight = "\u001B[22m";
const weights = ["\u001B[1m", "\u001B[2m"];

/** Bold and faint share one ending, which the library leaves out where a line breaks inside a link: each line ends its own. */
function closeWeights(lines: readonly string[]): readonly string[] {
  let open = "";
  return lines.map((line) => {
    const started = open + line;
    const last = Math.max(...weights.map((weight) => started.lastIndexOf(weight)));
    if (last <= started.lastIndexOf(normalWeight)) {
      open = "";
      return started;
    }
    open = weights.find((weight) => started.startsWith(weight, last)) ?? "";
    return started + normalWeight;
  });
}

/** Each line moved to the right by `cells`; empty lines stay empty. */
export function indent(lines: readonly string[], cells: number): readonly string[] {
  return lines.map((line) => (line === "" ? "" : " ".repeat(cells) + line));
}

/** `cut` of a text of which each character is one or two cells wide, and none joins with another. */
function cutSimple(text: string, width: number): string {
  if (cellsOf(text) <= width) return text;
  // The ellipsis takes a cell.
  let room = width - 1;
  let length = 0;
  for (; length < text.length; length++) {
    room -= text.charCodeAt(length) < 0xac00 ? 1 : 2;
    if (room < 0) break;
  }
  return `${text.slice(0, length).trimEnd()}…`;
}

/** The plain text, or as much of it as `width` cells hold, then ending in "…". */
export function cut(text: string, width: number): string {
  if (simple.test(text)) return cutSimple(text, width);
  let room = "";
  let cells = 0;
  // Stops at the first character too many: how long the rest is makes no difference.
  for (const { segment, index } of new Intl.Segmenter().segment(text)) {
    cells += cellsOf(segment);
    if (cells > width) return `${room.trimEnd()}…`;
    if (cells < width) room = text.slice(0, index + segment.length);
  }
  return text;
}

/** The plain text in at most `count` lines of `width` cells; a text that goes on ends in "…". */
export function clip(text: string, width: number, count: number): readonly string[] {
  // One line more than is shown is enough to see that it goes on.
  const lines = wrap(cut(text, width * (count + 1)), width);
  if (lines.length <= count) return lines;
  return [...lines.slice(0, count - 1), cut(`${lines[count - 1]} …`, width)];
}

function wrapHanging(text: string, width: number): readonly string[] {
  return wrap(text, width - 2).map((line, index) => (index === 0 ? line : `  ${line}`));
}

/** Chunks one after the other with `separator` between, in lines of at most `width` cells that break between chunks. */
export function flow(chunks: readonly string[], separator: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  const flush = (): void => {
    if (line !== "") lines.push(line);
    line = "";
  };
  for (const chunk of chunks) {
    const longer = line === "" ? chunk : line + separator + chunk;
    if (cellsOf(longer) <= width) {
      line = longer;
      continue;
    }
    flush();
    if (cellsOf(chunk) <= width) line = chunk;
    // Goes on indented, so that the next chunk is seen to begin.
    else lines.push(...wrapHanging(chunk, width));
  }
  flush();
  return lines;
}

/** A cell of a row: its lines, and the cells that its column takes. */
export interface Cell {
  readonly lines: readonly string[];
  readonly width: number;
}

/** Cells side by side, two spaces between them, each line padded to its column except the last. */
export function row(cells: readonly Cell[]): readonly string[] {
  const height = Math.max(0, ...cells.map((cell) => cell.lines.length));
  return Array.from({ length: height }, (_, index) =>
    cells
      .map((cell) => {
        const line = cell.lines[index] ?? "";
        return line + " ".repeat(Math.max(0, cell.width - cellsOf(line)));
      })
      .join("  ")
      .trimEnd(),
  );
}
