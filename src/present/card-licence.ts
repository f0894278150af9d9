import { push } from "../packed/push.ts";
import type { Dataset } from "../records/schema.ts";
import { type Cause, usableOf } from "../records/usable.ts";
import { type CardMaker, labelOf, linked, plain } from "./card-fields.ts";
import type { Inline } from "./message.ts";

function nameOf({ registry }: CardMaker, id: string): string {
  return registry.dataset(id)?.name ?? id;
}

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

/** Causes as they are said together: its own one by one, an ancestor's under the ancestor's name. */
function causes(maker: CardMaker, because: readonly Cause[], whole: boolean): readonly string[] {
  const own = because.filter(({ via }) => via.length === 0).flatMap((cause) => causeText(maker, cause) ?? []);
  const byAncestor = new Map<string, Cause[]>();
  for (const cause of because) if (cause.via.length > 0) push(byAncestor, cause.via.join(" "), cause);
  const inherited = [...byAncestor.values()].map((all) => {
    const via = all[0]?.via ?? [];
    const name = (whole ? via : via.slice(-1)).map((id) => nameOf(maker, id)).join(" ← ");
    return `${name} (${all.flatMap((cause) => causeText(maker, cause) ?? []).join(", ")})`;
  });
  return [...own, ...inherited];
}

/** How many causes stand beside a licence; a whole card lists all beneath it. */
const mostCauses = 2;

/** The licence in words, with what it and all that the dataset was made from leave of commercial use. */
export function licence(maker: CardMaker, dataset: Dataset): Inline {
  const { words } = maker;
  const { license, noLicense, conflicts = [] } = dataset;
  const { commercial, because } = usableOf(maker.registry, dataset);
  const said = causes(maker, because, false);
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

/** What a whole card says beneath the licence: a login, and each chain that leads to terms to be checked. */
export function licenceNote(maker: CardMaker, dataset: Dataset): string | undefined {
  const { because } = usableOf(maker.registry, dataset);
  const chains = because.some(({ via }) => via.length > 0) || because.length > mostCauses;
  const parts = [...(dataset.gated ? [maker.words.gated] : []), ...(chains ? causes(maker, because, true) : [])];
  return parts.length > 0 ? parts.join(" · ") : undefined;
}

/** The tools that a dataset was made with, each with what it did, leading to the page that says so. */
export function madeWith(maker: CardMaker, { madeWith = [] }: Dataset): readonly Inline[] {
  return madeWith.map(({ tool, role, source }) =>
    linked(maker.words.madeBy(labelOf(maker, "tool", tool), labelOf(maker, "role", role)), source),
  );
}
