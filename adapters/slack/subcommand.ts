import type { Locale } from "../../src/index.ts";

/** What a command's text asks of the bot itself; anything else is a question, and `model X` and `compare A B` are too. */
export type Subcommand =
  | { readonly kind: "help" }
  /**
   * `locale` is null for "as Slack says", undefined for a language that the bot does not speak; `ofTeam` for what the
   * workspace reads in public.
   */
  | { readonly kind: "language"; readonly locale: Locale | null | undefined; readonly ofTeam: boolean }
  /** `on` is undefined where it says neither on nor off. */
  | { readonly kind: "links"; readonly on: boolean | undefined }
  | { readonly kind: "forget" }
  | { readonly kind: "ask" };

const languages: Readonly<Record<string, Locale | null>> = {
  ko: "ko",
  korean: "ko",
  한국어: "ko",
  한글: "ko",
  en: "en",
  english: "en",
  영어: "en",
  auto: null,
  자동: null,
};

const languageVerbs: ReadonlySet<string> = new Set(["lang", "language", "언어"]);
const teamWords: ReadonlySet<string> = new Set(["team", "workspace", "팀", "워크스페이스"]);

const switches: Readonly<Record<string, boolean>> = {
  on: true,
  켜기: true,
  켜: true,
  off: false,
  끄기: false,
  꺼: false,
};

function entry<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

/** Reads a command's text: its first word may be one of ours, in English or in Korean. */
export function readSubcommand(text: string): Subcommand {
  const [verb = "", argument = "", second, ...more] = text.trim().toLowerCase().split(/\s+/u);
  if (second !== undefined && languageVerbs.has(verb) && teamWords.has(argument) && more.length === 0) {
    return { kind: "language", locale: entry(languages, second), ofTeam: true };
  }
  if (second !== undefined) return { kind: "ask" };
  switch (verb) {
    case "help":
    case "도움말":
      return argument === "" ? { kind: "help" } : { kind: "ask" };
    case "lang":
    case "language":
    case "언어":
      return { kind: "language", locale: entry(languages, argument), ofTeam: false };
    case "forget":
    case "잊어줘":
    case "지우기":
      return { kind: argument === "" || argument === "me" ? "forget" : "ask" };
    case "unfurl":
    case "링크":
      return { kind: "links", on: entry(switches, argument) };
    default:
      return { kind: "ask" };
  }
}
