import type { Field, Inline } from "../../src/index.ts";
import { cleanLine, webAddress } from "./clean.ts";
import { cellsOf, cut, wrap } from "./layout.ts";
import type { Paint } from "./paint.ts";
import type { Words } from "./words.ts";

/** Why a dataset stands where it does, for those who ask: its score and the codes of its reasons. */
export interface Explanation {
  readonly score: number;
  readonly reasons: readonly string[];
}

/** What every part of a message is drawn with. */
export interface Frame {
  /** In cells. */
  readonly width: number;
  readonly paint: Paint;
  readonly words: Words;
  readonly explain: ReadonlyMap<string, Explanation>;
}

/** A value's parts on one line, each with its link: all of them, or as many as `cells` hold, then ending in "…". */
export function renderValue(value: readonly Inline[], paint: Paint, cells = Number.POSITIVE_INFINITY): string {
  const shown: string[] = [];
  let taken = 0;
  for (const part of value) {
    const text = cleanLine(part.text);
    const more = cellsOf(text) + (shown.length === 0 ? 0 : 2);
    if (taken + more > cells) {
      if (shown.length > 0) return `${shown.join(", ")}, …`;
      return paint.link(cut(text, cells), part.url);
    }
    taken += more;
    shown.push(paint.link(text, part.url));
  }
  return shown.join(", ");
}

/** The address for a line of its own; none where the text already links to it, or where there is no web address. */
export function renderAddress(part: Inline, paint: Paint): readonly string[] {
  const address = paint.links ? null : webAddress(part.url);
  return address === null ? [] : [paint.faint(address)];
}

/** A field's value as plain words, for measuring. */
export function plainOf(field: Field | undefined): string {
  return field === undefined ? "" : field.value.map((part) => cleanLine(part.text)).join(", ");
}

/** The lines that say why a card is here: the message's own, and the score and reasons where they were asked for. */
export function renderWhy(why: string | null, id: string, frame: Frame, width: number): readonly string[] {
  const { paint, words } = frame;
  const lines: string[] = [];
  const said = why === null ? "" : cleanLine(why);
  if (said !== "") lines.push(...wrap(said, width).map(paint.reason));
  const explained = frame.explain.get(id);
  if (explained) {
    const reasons = explained.reasons.map(cleanLine).join(", ");
    const score = `${words.score} ${Number(explained.score.toFixed(3))}`;
    lines.push(...wrap(reasons === "" ? score : `${score} · ${reasons}`, width).map(paint.faint));
  }
  return lines;
}
