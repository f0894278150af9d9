import { searchTerms } from "../language/text.ts";
import { addBit, allBits, type Bits, both, eachBit, either, noBits, without } from "../packed/bits.ts";
import { lazy } from "../packed/lazy.ts";
import type { Atom, Expression, Subject } from "../records/expression.ts";
import type { Registry } from "../records/registry.ts";
import type { FacetIndex } from "./facet-index.ts";
import type { TextIndex } from "./search.ts";

/** Of which records an expression holds, and of which its opposite does; of the rest nobody knows. By their places. */
export interface Truth {
  readonly yes: Bits;
  readonly no: Bits;
}

/** Evaluates expressions over all records of a registry. */
export interface Evaluator {
  datasets(expression: Expression): Truth;
  models(expression: Expression): Truth;
}

/** A day as a number that is in order: 20261127 for "2026-11-27". */
function dayNumber(day: string): number {
  return Number(day.replaceAll("-", ""));
}

type Range = Extract<Atom, { op: "range" }>;

function isIn(value: number, { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Range): boolean {
  return value >= min && value <= max;
}

/** Makes the evaluator of a registry. */
export function createEvaluator(registry: Registry, facets: FacetIndex, index: TextIndex): Evaluator {
  const { datasets, models } = registry;
  const modelPlaces = lazy(() => new Map(models.map(({ id }, place) => [id, place])));
  const placeOf = (subject: Subject, id: string) =>
    subject === "datasets" ? registry.placeOf(id) : (modelPlaces().get(id) ?? -1);
  const all = lazy(() => ({ datasets: allBits(datasets.length), models: allBits(models.length) }));

  /** What is known of every record: what does not hold is its opposite. */
  const known = (subject: Subject, yes: Bits): Truth => ({ yes, no: without(all()[subject], yes) });
  const setOf = (subject: Subject, ids: Iterable<string>): Bits => {
    const set = noBits(registry[subject].length);
    for (const id of ids) {
      // What names a record by an id that it had once means the record.
      const place = placeOf(subject, registry.currentId(subject === "datasets" ? "dataset" : "model", id));
      if (place >= 0) addBit(set, place);
    }
    return set;
  };
  /** A truth by a number that each record has, or null. */
  const byNumber = <T>(records: readonly T[], range: Range, numberOf: (record: T) => number | null): Truth => {
    const [yes, no] = [noBits(records.length), noBits(records.length)];
    for (const [place, record] of records.entries()) {
      const number = numberOf(record);
      if (number !== null) addBit(isIn(number, range) ? yes : no, place);
    }
    return { yes, no };
  };

  const usedIds = (set: Bits, stage: string | null): Bits => {
    const ids: string[] = [];
    eachBit(set, (place) => {
      for (const { stage: name, datasets: used } of models[place]?.stages ?? []) {
        if (stage !== null && name !== stage) continue;
        for (const reference of used) if (typeof reference === "string") ids.push(reference);
      }
    });
    return setOf("datasets", ids);
  };
  const userIds = (set: Bits, stage: string | null): Bits => {
    const ids: string[] = [];
    eachBit(set, (place) => {
      for (const { model, stages } of registry.usersOf(datasets[place]?.id ?? ""))
        if (stage === null || stages.includes(stage)) ids.push(model.id);
    });
    return setOf("models", ids);
  };
  const children = (set: Bits, any: boolean): Bits => {
    const found = noBits(datasets.length);
    const read = (from: Bits) =>
      eachBit(from, (place) => {
        for (const { id } of registry.derivedFrom(datasets[place]?.id ?? "")) {
          addBit(found, registry.placeOf(id));
        }
      });
    read(set);
    if (!any) return found;
    for (let before = ""; before !== found.join(); ) {
      before = found.join();
      read(found);
    }
    return found;
  };
  const parents = (set: Bits): Bits => {
    const ids: string[] = [];
    eachBit(set, (place) => {
      for (const one of datasets[place]?.derivedFrom ?? []) if (typeof one === "string") ids.push(one);
    });
    return setOf("datasets", ids);
  };

  /** A relation to some of a set: what only undecided ones would make true is undecided. */
  const related = (subject: Subject, inner: Truth, ofAny: Subject, relate: (set: Bits) => Bits): Truth => {
    const possible = relate(without(all()[ofAny], inner.no));
    return { yes: relate(inner.yes), no: without(all()[subject], possible) };
  };

  const madeWith = ({ tool, role }: Extract<Atom, { op: "made-with" }>): Truth => {
    const yes = facets.ofValue("tool", tool);
    const no = facets.ofValue("tool", `!${tool}`);
    if (role === null) return { yes, no };
    const family = registry.value("tool", tool)?.anyOf ?? [tool];
    const inRole = noBits(datasets.length);
    eachBit(yes, (place) => {
      const made = datasets[place]?.madeWith ?? [];
      if (made.some((one) => one.role === role && family.includes(one.tool))) addBit(inRole, place);
    });
    return { yes: inRole, no: either(no, without(yes, inRole)) };
  };

  const datasetRange = (range: Range): Truth => {
    switch (range.of) {
      case "size":
      case "year": {
        const { op: _, of, ...bounds } = range;
        const yes = facets.ofFilter({ [of]: bounds }, of);
        return { yes, no: without(without(all().datasets, yes), facets.unknown({ [of]: bounds }, of)) };
      }
      case "added":
        return byNumber(datasets, range, ({ added }) => (added === undefined ? null : dayNumber(added)));
      case "users":
        return byNumber(datasets, range, ({ id }) => registry.usersOf(id).length);
    }
  };

  const combined = (of: readonly Expression[], op: "and" | "or", subject: Subject): Truth => {
    const [first, ...others] = of.map((one) => evaluate(one, subject));
    if (!first) {
      const [none, every] = [noBits(registry[subject].length), all()[subject]];
      return op === "and" ? { yes: every, no: none } : { yes: none, no: every };
    }
    return others.reduce(
      (one, other) =>
        op === "and"
          ? { yes: both(one.yes, other.yes), no: either(one.no, other.no) }
          : { yes: either(one.yes, other.yes), no: both(one.no, other.no) },
      first,
    );
  };

  const datasetAtom = (atom: Atom): Truth => {
    const none = noBits(datasets.length);
    switch (atom.op) {
      case "is":
        return { yes: facets.ofValue(atom.facet, atom.value), no: facets.ofValue(atom.facet, `!${atom.value}`) };
      case "range":
        return datasetRange(atom);
      case "named":
        return known("datasets", atom.type === "dataset" ? setOf("datasets", [atom.id]) : none);
      case "used-by":
        return related("datasets", evaluate(atom.models, "models"), "models", (set) => usedIds(set, atom.stage));
      case "derived-from":
        return related("datasets", evaluate(atom.datasets, "datasets"), "datasets", (set) =>
          children(set, atom.any === true),
        );
      case "source-of":
        return related("datasets", evaluate(atom.datasets, "datasets"), "datasets", parents);
      case "made-with":
        return madeWith(atom);
      case "text":
        return known("datasets", index.search([...new Set(searchTerms(atom.words))]).holding);
      case "unknown":
      case "uses":
      case "by":
        return { yes: none, no: none };
    }
  };

  const modelAtom = (atom: Atom): Truth => {
    const none = noBits(models.length);
    switch (atom.op) {
      case "named":
        return known("models", atom.type === "model" ? setOf("models", [atom.id]) : none);
      case "uses":
        return related("models", evaluate(atom.datasets, "datasets"), "datasets", (set) => userIds(set, atom.stage));
      case "range":
        if (atom.of === "year") return byNumber(models, atom, ({ year }) => year);
        if (atom.of === "added")
          return byNumber(models, atom, ({ added }) => (added === undefined ? null : dayNumber(added)));
        return { yes: none, no: none };
      case "by": {
        const asked = atom.organization.toLowerCase();
        const [yes, no] = [noBits(models.length), noBits(models.length)];
        for (const [place, { org }] of models.entries())
          if (org !== null) addBit(org.toLowerCase().includes(asked) ? yes : no, place);
        return { yes, no };
      }
      default:
        // Nothing else is known of a model.
        return { yes: none, no: none };
    }
  };

  // The conditions of one question are asked for again and again: with and without each other, to say what is unknown.
  const atoms = { datasets: new WeakMap<Atom, Truth>(), models: new WeakMap<Atom, Truth>() };
  const evaluate = (expression: Expression, subject: Subject): Truth => {
    switch (expression.op) {
      case "and":
      case "or":
        return combined(expression.of, expression.op, subject);
      case "not": {
        const { yes, no } = evaluate(expression.of, subject);
        return { yes: no, no: yes };
      }
      default: {
        const before = atoms[subject].get(expression);
        if (before) return before;
        const truth = subject === "datasets" ? datasetAtom(expression) : modelAtom(expression);
        atoms[subject].set(expression, truth);
        return truth;
      }
    }
  };

  return {
    datasets: (expression) => evaluate(expression, "datasets"),
    models: (expression) => evaluate(expression, "models"),
  };
}
