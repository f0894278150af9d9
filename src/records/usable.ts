import type { Registry } from "./registry.ts";
import type { Dataset } from "./schema.ts";

/** Whether a dataset may be used commercially; "check" where a person has to read terms first. */
export type Commercial = "yes" | "no" | "check";

/** Why a dataset is not simply usable: a fact of its own, or of one that it was made from. */
export interface Cause {
  readonly type: "license" | "no-license" | "not-verified" | "restriction" | "conflict" | "tool";
  /** A value of the type's vocabulary; what another source says; empty where there is no licence. */
  readonly value: string;
  /** The ids of the datasets that lead to it, its parent first; none where the fact is its own. */
  readonly via: readonly string[];
}

/** What follows for commercial use, and from what. */
export interface Usable {
  readonly commercial: Commercial;
  /** Own facts first, then those of the nearest ancestors; empty where `commercial` is "yes". */
  readonly because: readonly Cause[];
}

interface Found extends Cause {
  readonly commercial: "no" | "check";
}

type Facts = Pick<Registry, "value" | "dataset">;

function licenceCauses(
  registry: Facts,
  { license, noLicense, conflicts = [] }: Dataset,
): readonly Omit<Found, "via">[] {
  const permitted = (value: string) => registry.value("license", value)?.permits?.commercial ?? "check";
  if (license === null) return [{ type: noLicense ? "no-license" : "not-verified", value: "", commercial: "check" }];
  const own = permitted(license);
  return [
    ...(own === "yes" ? [] : [{ type: "license", value: license, commercial: own } as const]),
    // Another source that allows less has to be read before one that allows more is believed.
    ...conflicts.flatMap(({ field, says }) =>
      field === "license" && own === "yes" && permitted(says) !== "yes"
        ? [{ type: "conflict", value: says, commercial: "check" } as const]
        : [],
    ),
  ];
}

/** What a dataset's own facts say against commercial use, the strictest first. */
function ownCauses(registry: Facts, dataset: Dataset): readonly Omit<Found, "via">[] {
  const restrictions = (dataset.restrictions ?? []).flatMap(({ restriction }) => {
    const commercial = registry.value("restriction", restriction)?.commercial;
    return commercial ? [{ type: "restriction", value: restriction, commercial } as const] : [];
  });
  const tools = [...new Set((dataset.madeWith ?? []).map(({ tool }) => tool))].flatMap((tool) =>
    registry.value("tool", tool)?.terms?.training === "check"
      ? [{ type: "tool", value: tool, commercial: "check" } as const]
      : [],
  );
  const all = [...licenceCauses(registry, dataset), ...restrictions, ...tools];
  return [
    ...all.filter(({ commercial }) => commercial === "no"),
    ...all.filter(({ commercial }) => commercial !== "no"),
  ];
}

/**
 * Derives whether a dataset may be used commercially, out of its licence, its restrictions, the terms of the tools that
 * made it, and the same of all that it was made from. Its own facts decide; an ancestor's make a "yes" into a "check", as
 * a parent's terms may not reach the child. An ancestor of which no licence is known says nothing against it.
 */
export function usableOf(registry: Facts, dataset: Dataset): Usable {
  const ofRegistry = known.get(registry) ?? new WeakMap<Dataset, Usable>();
  known.set(registry, ofRegistry);
  const derived = ofRegistry.get(dataset) ?? derive(registry, dataset);
  ofRegistry.set(dataset, derived);
  return derived;
}

/** What was derived before: a card asks for it two or three times. */
const known = new WeakMap<Facts, WeakMap<Dataset, Usable>>();

function derive(registry: Facts, dataset: Dataset): Usable {
  const found: Found[] = ownCauses(registry, dataset).map((cause) => ({ ...cause, via: [] }));
  const commercial = found[0]?.commercial ?? "yes";
  const seen = new Set([dataset.id]);
  let near: { readonly dataset: Dataset; readonly via: readonly string[] }[] = [{ dataset, via: [] }];
  while (near.length > 0) {
    const next: typeof near = [];
    for (const { dataset: child, via } of near) {
      for (const reference of child.derivedFrom) {
        const parent = typeof reference === "string" ? registry.dataset(reference) : undefined;
        if (!parent || seen.has(parent.id)) continue;
        seen.add(parent.id);
        const path = [...via, parent.id];
        next.push({ dataset: parent, via: path });
        for (const cause of ownCauses(registry, parent)) {
          if (cause.type !== "no-license" && cause.type !== "not-verified") found.push({ ...cause, via: path });
        }
      }
    }
    near = next;
  }
  const because = found.map(({ type, value, via }): Cause => ({ type, value, via }));
  return { commercial: commercial === "yes" && found.length > 0 ? "check" : commercial, because };
}
