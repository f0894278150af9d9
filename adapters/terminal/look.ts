import { limits } from "./limits.ts";

/** How wide an output is (in cells), and whether it shows colours (SGR) and hyperlinks (OSC 8). */
export interface Look {
  readonly width: number;
  readonly color: boolean;
  readonly links: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

function wantsColor(isTty: boolean, env: Environment): boolean {
  // no-color.org and force-color.org: both count only when they are not empty, and no colour is the safer of the two.
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  return isTty && env.TERM !== "dumb";
}

// There is no way to ask a terminal whether it knows OSC 8, and one that does not would hide the address: those that say who they
// are and are known to link get links, the others get the address in full.
function knowsLinks(isTty: boolean, env: Environment): boolean {
  if (env.FORCE_HYPERLINK) return env.FORCE_HYPERLINK !== "0";
  if (!isTty || env.TERM === "dumb" || env.CI) return false;
  // A multiplexer passes its own host's variables on, and may not pass the links.
  if (env.TMUX || env.STY) return false;
  if (env.WT_SESSION || env.KITTY_WINDOW_ID || env.KONSOLE_VERSION) return true;
  if (Number(env.VTE_VERSION) >= 5_000) return true;
  if (["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio"].includes(env.TERM_PROGRAM ?? "")) return true;
  return ["xterm-kitty", "xterm-ghostty", "alacritty", "foot"].includes(env.TERM ?? "");
}

/** What an output can show, from the stream itself and the environment's usual variables (NO_COLOR, FORCE_COLOR, TERM …). */
export function lookOf(
  output: { readonly isTTY?: boolean | undefined; readonly columns?: number | undefined },
  env: Environment,
): Look {
  const isTty = output.isTTY === true;
  return {
    width: output.columns || limits.defaultWidth,
    color: wantsColor(isTty, env),
    links: knowsLinks(isTty, env),
  };
}
