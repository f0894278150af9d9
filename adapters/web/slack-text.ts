/**
 * Signs that the drawing library reads and Slack does not: it decodes entities before it looks for links, and takes
 * brackets, hashes and dollars for markup. Each of them passes through it as a character of the private use area.
 */
const signs = "<>&[]#|$\\!()=+-@/.{}^*_~`:";
const first = 0xe000;
const entities: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const written: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;" };

const ownMarkup = /&(?:lt|gt|amp);|[[\]#|$\\!()=+\-@/.{}^]/g;
const anyMarkup = /&(?:lt|gt|amp);|[[\]#|$\\!()=+\-@/.{}^*_~`]/g;
const anySign = /&(?:lt|gt|amp);|[[\]#|$\\!()=+\-@/.{}^*_~`:]/g;

function hide(text: string, which: RegExp): string {
  return text.replace(which, (sign) => String.fromCharCode(first + signs.indexOf(entities[sign] ?? sign)));
}

function reveal(text: string, write: (sign: string) => string): string {
  return text.replace(/[\uE000-\uE0FF]/g, (character) => write(signs[character.charCodeAt(0) - first] ?? "\uFFFD"));
}

/** Slack's mrkdwn, so that the library reads in it what Slack reads: emphasis, `<…>`, quotes, code, emoji. */
export function protectMrkdwn(text: string): string {
  return text
    .replace(/[\uE000-\uE0FF]/g, "\uFFFD")
    .split(/(<[^<>]*>)/)
    .map((part, index) => {
      if (index % 2 === 0) return hide(part, ownMarkup);
      const bar = part.indexOf("|");
      return bar < 0 ? part : `${part.slice(0, bar + 1)}${hide(part.slice(bar + 1, -1), ownMarkup)}>`;
    })
    .join("");
}

/** Plain text, in which nothing is markup; names of emoji are, where `emoji` says so. */
export function protectPlain(text: string, emoji: boolean): string {
  const shown = text.replace(/[\uE000-\uE0FF]/g, "\uFFFD").replaceAll("&", "&amp;");
  return hide(shown.replaceAll("<", "&lt;").replaceAll(">", "&gt;"), emoji ? anyMarkup : anySign);
}

/** An address as the library hands it on, with its entities read. */
export function revealAddress(address: string): string {
  return reveal(address, (sign) => sign).replace(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity);
}

/** The library's markup, with the hidden signs back as text. */
export function revealMarkup(markup: string): string {
  return reveal(markup, (sign) => written[sign] ?? sign);
}
