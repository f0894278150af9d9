import { allOf, anyOf, type Expression, type Subject } from "../records/expression.ts";
import type { Form, Intent, Query } from "../records/query.ts";
import { plainForm, type Shape } from "./shape-parts.ts";

/** Whether what was made from something at any remove is asked for. */
const deep =
  /\b(?:(?:few|any|several|some) (?:number of )?steps|steps down|trac(?:e|es|ing) back|ultimately|eventually|in the end|directly or indirectly|at any remove|anywhere down)\b|거슬러|결국|직간접|(?:몇|여러)\s?(?:단계|다리|번)|다리 건너|뿌리를 따라/i;

/** The shape of a question that asks one thing: of one record, or for what satisfies its filters. */
export function plainShape(
  query: Omit<Query, keyof Shape | "filters">,
  intent: Intent,
  conditions: readonly Expression[],
  said: readonly Expression[] = conditions,
): Shape {
  const named: readonly Expression[] = query.mentions.map(({ type, id }) => ({ op: "named", type, id }));
  const [first] = named;
  const of = (where: Expression, form: Form, subject: Subject = "datasets"): Shape => ({
    ...plainForm,
    subject,
    where,
    form,
    intent,
  });
  const unknown = query.unresolved.map((name): Expression => ({ op: "unknown", name }));
  const text: readonly Expression[] = query.text === "" ? [] : [{ op: "text", words: query.text }];
  const filtered = allOf([...unknown, ...conditions, ...text]);
  switch (intent) {
    case "help":
      return of(allOf([]), "help");
    case "find":
      return of(filtered, "list");
    case "count":
      return of(filtered, "count");
    case "compare":
      return of(anyOf([...named, ...unknown]), "comparison");
    case "similar":
      return of(allOf([...(first ? [first] : unknown), ...conditions]), "similar");
    case "users":
      return of({ op: "uses", datasets: first ?? allOf(unknown), stage: query.stage }, "list", "models");
    case "parents":
      return of({ op: "source-of", datasets: first ?? allOf(unknown) }, "list");
    case "children":
      return of(
        allOf([
          {
            op: "derived-from",
            datasets: first ?? allOf(unknown),
            ...(deep.test(query.question) ? { any: true as const } : {}),
          },
          ...conditions,
        ]),
        "list",
      );
    case "model-data":
      return of(
        {
          op: "used-by",
          models: first ?? (unknown.length > 0 ? allOf(unknown) : { op: "unknown", name: query.text }),
          stage: query.stage,
        },
        "card",
      );
    case "describe":
    case "verdict":
      // What was said beside a name chooses among those of that name.
      return {
        ...of(named.length > 0 ? anyOf(named) : filtered, "card"),
        claim: named.length > 0 && said.length > 0 ? allOf(said) : null,
      };
  }
}
