import type { Locale } from "../../src/index.ts";
import { limits } from "./limits.ts";
import { askView, type KeptView, type View, viewKey } from "./view.ts";

/** Where a button's view is: in its id, or in the store under a key. */
export type ViewRef = { readonly view: View } | { readonly key: string };

/** What a pressed button or a select asks for; `unknown` is one of another version, or none of ours. */
export type Press =
  | { readonly verb: "ask" | "share"; readonly at: ViewRef }
  /** `owner` is who may turn the page for everybody, or filter it; null below a private message. */
  | { readonly verb: "page" | "filter"; readonly owner: string | null; readonly at: ViewRef }
  | { readonly verb: "pick"; readonly locale: Locale }
  | { readonly verb: "drop"; readonly owner: string }
  | { readonly verb: "links"; readonly on: boolean }
  | { readonly verb: "forget" }
  | { readonly verb: "unknown" };

/** Buttons outlive the process that posted them: a new meaning takes a new number. */
const version = "d2";

const forms = {
  at: /^(?<verb>ask|share|(?:page|filter):(?<owner>\d{1,20}|-)):(?<at>.+)$/su,
  asked: /^(?<locale>en|ko):(?<skip>0|[1-9]\d{0,3}):(?<question>\S(?:.*\S)?)$/su,
  shown: /^(?<locale>en|ko):=(?<type>dataset|model):(?<id>[\w.+-]{1,80})$/u,
  key: /^#(?<key>[\w-]{22})$/u,
  pick: /^pick:(?<locale>en|ko)$/u,
  drop: /^drop:(?<owner>\d{1,20})$/u,
  links: /^links:(?<state>on|off)$/u,
} as const;

function localeOf(locale: string | undefined): Locale {
  return locale === "ko" ? "ko" : "en";
}

function parseAt(text: string): ViewRef | null {
  const kept = forms.key.exec(text)?.groups;
  if (kept !== undefined) return { key: kept.key ?? "" };
  const shown = forms.shown.exec(text)?.groups;
  if (shown !== undefined) {
    const type = shown.type === "model" ? "model" : "dataset";
    return { view: { kind: "show", refs: [{ type, id: shown.id ?? "" }], locale: localeOf(shown.locale) } };
  }
  const asked = forms.asked.exec(text)?.groups;
  if (asked === undefined) return null;
  return { view: askView(asked.question ?? "", localeOf(asked.locale), [], Number(asked.skip)) };
}

/** Reads the id of a button or a select strictly: anybody can send any id. */
export function parseCustomId(id: string): Press {
  if (id.length > limits.customId || !id.startsWith(`${version}:`)) return { verb: "unknown" };
  const rest = id.slice(version.length + 1);
  const pick = forms.pick.exec(rest)?.groups;
  if (pick !== undefined) return { verb: "pick", locale: localeOf(pick.locale) };
  if (rest === "forget") return { verb: "forget" };
  const drop = forms.drop.exec(rest)?.groups;
  if (drop !== undefined) return { verb: "drop", owner: drop.owner ?? "" };
  const links = forms.links.exec(rest)?.groups;
  if (links !== undefined) return { verb: "links", on: links.state === "on" };
  const found = forms.at.exec(rest)?.groups;
  const at = found === undefined ? null : parseAt(found.at ?? "");
  if (found === undefined || at === null) return { verb: "unknown" };
  if (found.owner !== undefined) {
    const verb = found.verb?.startsWith("page") ? "page" : "filter";
    return { verb, owner: found.owner === "-" ? null : found.owner, at };
  }
  return { verb: found.verb === "share" ? "share" : "ask", at };
}

/** Ids that carry no view. */
export const fixedIds = {
  pick: (locale: Locale) => `${version}:pick:${locale}`,
  drop: (owner: string) => `${version}:drop:${owner}`,
  links: (on: boolean) => `${version}:links:${on ? "on" : "off"}`,
  forget: `${version}:forget`,
} as const;

function inline(view: View): string | null {
  if (view.kind === "show") {
    const [ref, ...others] = view.refs;
    return ref && others.length === 0 ? `${view.locale}:=${ref.type}:${ref.id}` : null;
  }
  return view.after.length === 0 ? `${view.locale}:${view.skip}:${view.question}` : null;
}

/** Makes the ids of one message's buttons, and collects the views that only fit by a key. */
export interface IdMaker {
  /** The id that does `verb` with `view`; at most 100 characters. */
  make(verb: "ask" | "share" | `${"page" | "filter"}:${string}`, view: View): string;
  readonly kept: readonly KeptView[];
}

export function createIdMaker(): IdMaker {
  const kept = new Map<string, KeptView>();
  return {
    make(verb, view) {
      const text = inline(view);
      const id = `${version}:${verb}:${text}`;
      // Only what surely comes back as it went stands in the id itself.
      if (text !== null && id.length <= limits.customId && sameView(parseAt(text), view)) return id;
      const key = viewKey(view);
      kept.set(key, { key, view });
      return `${version}:${verb}:#${key}`;
    },
    get kept() {
      return [...kept.values()];
    },
  };
}

function sameView(at: ViewRef | null, view: View): boolean {
  if (at === null || !("view" in at)) return false;
  const { view: read } = at;
  if (read.kind === "show" || view.kind === "show") return inline(read) === inline(view);
  return read.question === view.question && read.skip === view.skip && read.locale === view.locale;
}
