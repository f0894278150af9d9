import { normalize } from "../../src/index.ts";

const longest = 300;
// The first screens of a card; what describes the dataset stands there.
const read = 20_000;

const template = /more information needed|base template for new datasets|this dataset card aims/i;
const label = /^\W*(homepage|repository|paper|arxiv|project page|leaderboard|point of contact|license|curated by)\b/i;

function plain(paragraph: string): string {
  return normalize(
    paragraph
      .replace(/!\[[^\]]{0,300}\]\([^()]{0,1000}\)/g, " ")
      .replace(/\[([^[\]]{1,300})\]\([^()]{0,1000}\)/g, "$1")
      .replace(/<[^<>]{0,500}>/g, " ")
      .replace(/[*`]+/g, "")
      .replace(/(^|\s)_{1,3}(?=\S)|(\S)_{1,3}(?=\s|$)/g, "$1$2"),
  );
}

/** The first sentences that fit; where not even one does, the words that fit, and an ellipsis. */
function shorten(text: string): string {
  const points = Array.from(text);
  if (points.length <= longest) return text;
  const head = points.slice(0, longest - 1).join("");
  const sentences = /^.{40,}[.!?。](?=\s)/su.exec(head)?.[0];
  return sentences ?? `${head.replace(/\s+\S*$/, "")}…`;
}

/**
 * What a card says its dataset is: its first paragraph of prose as plain text, at most 300 characters; null where
 * there is none but headings, tables, pictures and the Hub's template.
 */
export function firstParagraph(markdown: string): string | null {
  const body = markdown
    .slice(0, read)
    .replace(/^\ufeff?---\r?\n[\s\S]*?\r?\n---[ \t]*(\r?\n|$)/, "")
    .replace(/<!--(?:(?!<!--)[\s\S])*?-->/g, " ")
    .replace(/^(```|~~~)[\s\S]*?^\1[^\n]*$/gm, "\n");
  for (const block of body.split(/\r?\n[ \t]*\r?\n/)) {
    const lines = block.split(/\r?\n/).filter((line) => !/^\s*(#|\||[-*+]\s|\d+\.\s|>|={3}|-{3})/.test(line));
    const text = plain(lines.join(" "));
    if (text.length < 30 || !/\p{L}{2}.*\s\S*\p{L}{2}/u.test(text)) continue;
    if (template.test(text) || label.test(text)) continue;
    return shorten(text);
  }
  return null;
}
