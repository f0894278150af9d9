import picocolors from "picocolors";
import { webAddress } from "./clean.ts";

/** How a text is set off from its neighbours. All of them give back the text itself where colours are off. */
export interface Paint {
  readonly heading: (text: string) => string;
  readonly title: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly accent: (text: string) => string;
  readonly reason: (text: string) => string;
  readonly warning: (text: string) => string;
  /** The text with its address behind it (OSC 8), or the text alone where links are off or the address is no web address. */
  readonly link: (text: string, url: string | undefined) => string;
  /** True where `link` makes links, so that addresses need no line of their own. */
  readonly links: boolean;
}

/** The bot's few colours: the sixteen of every terminal, which its owner has chosen to be readable. */
export function createPaint(options: { readonly color: boolean; readonly links: boolean }): Paint {
  const colors = picocolors.createColors(options.color);
  return {
    heading: colors.bold,
    title: (text) => colors.bold(colors.cyan(text)),
    faint: colors.dim,
    accent: colors.cyan,
    reason: colors.green,
    warning: colors.yellow,
    link: (text, url) => {
      const address = options.links ? webAddress(url) : null;
      return address === null ? text : `\u001B]8;;${address}\u0007${text}\u001B]8;;\u0007`;
    },
    links: options.links,
  };
}
