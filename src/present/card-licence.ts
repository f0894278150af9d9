import { push } from "../packed/push.ts";
import type { Dataset } from "../records/schema.ts";
import { type Cause, usableOf } from "../records/usable.ts";
import { type CardMaker, labelOf, linked, plain } from "./card-fields.ts";
import { nameOf } from "./labels.ts";
import type { Inline } from "./message.ts";

/** What a cause is, without whose it is. The licence of the dataset itself is said already. */
function causeText(maker: CardMaker, { type, value, via }: Cause): string | null {
  const { words, registry } = maker;
  switch (type) {
    case "license":
      return via.length === 0 ? null : labelOf(maker, "license", value);
    case "restriction":
      return labelOf(maker, "restriction", value);
    case "conflict":
      return words.sourceSays(labelOf(maker, "license", value));
    case "tool":
      return words.termsOf(labelOf(maker, "tool", value), registry.value("tool", value)?.vendor ?? null);
    case "no-license":
    case "not-verified":
      return null;
  }
}

/** The whole chains: each cause of its own, and each ancestor's under the way that leads to it. */
function chains(maker: CardMaker, because: readonly Cause[]): readonly string[] {
  const own = because.filter(({ via }) => via.length === 0).flatMap((cause) => causeText(maker, cause) ?? []);
  const byWay = new Map<string, Cause[]>();
  for (const cause of because) if (cause.via.length > 0) push(byWay, cause.via.join(" "), cause);
  const inherited = [...byWay.values()].map((all) => {
    const way = (all[0]?.via ?? []).map((id) => nameOf(maker, { type: "dataset", id })).join(" ← ");
    return `${way} (${all.flatMap((cause) => causeText(maker, cause) ?? []).join(", ")})`;
  });
  return [...own, ...inherited];
}

/** The causes by name alone: what restricts it itself, ancestors whose terms forbid, the tools, the other ancestors. */
function causeNames(maker: CardMaker, because: readonly Cause[]): readonly string[] {
  const forbids = ({ type, value }: Cause) =>
    type === "restriction" ||
    (type === "license" && maker.registry.value("license", value)?.permits?.commercial === "no");
  const placeOf = (cause: Cause) => {
    if (cause.via.length === 0) return cause.type === "tool" ? 2 : 0;
    return forbids(cause) ? 1 : 3;
  };
  const ordered = because.toSorted((one, other) => placeOf(one) - placeOf(other));
  const names = ordered.flatMap((cause) =>
    cause.via.length > 0
      ? nameOf(maker, { type: "dataset", id: cause.via.at(-1) ?? "" })
      : (causeText(maker, cause) ?? []),
  );
  return [...new Set(names)];
}

/** What forbids commercial use beside the licence; the rest is of no weight then. */
function ownBans(maker: CardMaker, because: readonly Cause[]): readonly string[] {
  return because.flatMap((cause) => (cause.type === "restriction" ? (causeText(maker, cause) ?? []) : []));
}

/** How many causes stand beside a licence; a whole card lists all beneath it. */
const mostCauses = 2;

/** The licence in words, with what it and all that the dataset was made from leave of commercial use. */
export function licence(maker: CardMaker, dataset: Dataset): Inline {
  const { words } = maker;
  const { license, noLicense, conflicts = [] } = dataset;
  const { commercial, because } = usableOf(maker.registry, dataset);
  const said = commercial === "no" ? ownBans(maker, because) : causeNames(maker, because);
  const few = said.length > mostCauses ? [...said.slice(0, mostCauses), words.more(said.length - mostCauses)] : said;
  if (license !== null) return plain(words.licence(labelOf(maker, "license", license), commercial, few));
  const unknown =
    conflicts.length > 0
      ? plain(words.sourcesDisagree([...new Set(conflicts.map(({ says }) => labelOf(maker, "license", says)))]))
      : noLicense
        ? linked(words.noLicense, noLicense.source)
        : plain(words.notVerified);
  return commercial === "no" ? { ...unknown, text: words.licence(unknown.text, commercial, few) } : unknown;
}

/** What speaks against commercial use, by name: terms, tools, ancestors; at most so many, and how many more there are. */
export function causesOf(maker: CardMaker, dataset: Dataset): readonly string[] {
  const names = causeNames(maker, usableOf(maker.registry, dataset).because);
  return names.length > mostCauses
    ? [...names.slice(0, mostCauses), maker.words.more(names.length - mostCauses)]
    : names;
}

/** What a whole card says beneath the licence: a login, and each chain that leads to terms to be checked. */
export function licenceNote(maker: CardMaker, dataset: Dataset): string | undefined {
  const { because } = usableOf(maker.registry, dataset);
  const isLong = because.some(({ via }) => via.length > 0) || because.length > mostCauses;
  const parts = [...(dataset.gated ? [maker.words.gated] : []), ...(isLong ? chains(maker, because) : [])];
  return parts.length > 0 ? parts.join(" · ") : undefined;
}

/** The tools that a dataset was made with, each with what it did, leading to the page that says so. */
export function madeWith(maker: CardMaker, { madeWith = [] }: Dataset): readonly Inline[] {
  return madeWith.map(({ tool, role, source }) =>
    linked(maker.words.madeBy(labelOf(maker, "tool", tool), labelOf(maker, "role", role)), source),
  );
}
