import type { Engine } from "../src/index.ts";
import type { Generated } from "./generate.ts";
import { describeUnderstood, readUnderstood } from "./read-answer.ts";
import { percent } from "./report.ts";
import { mean } from "./summary.ts";
import { allTemplates } from "./templates.ts";

/** A made question and which of its filters were not understood. */
export interface GeneratedResult {
  readonly generated: Generated;
  readonly missing: readonly string[];
  /** Filters that were heard and are not there; another record of the same name is none. */
  readonly extra: readonly string[];
  readonly understood: string;
}

/** Asks the made questions. */
export function measureGenerated(questions: readonly Generated[], engine: Engine): readonly GeneratedResult[] {
  return questions.map((generated) => {
    const reply = engine.ask(generated.question);
    const heard = new Set(readUnderstood(reply));
    return {
      generated,
      missing: generated.holds.filter((held) => !heard.has(held)),
      extra: [...heard].filter((one) => !/^(dataset|model):/.test(one) && !generated.holds.includes(one)),
      understood: describeUnderstood(reply),
    };
  });
}

/** The share of the filters that were understood. */
function understoodShare(results: readonly GeneratedResult[]) {
  return mean(results.flatMap(({ generated, missing }) => generated.holds.map((held) => !missing.includes(held))));
}

function failureRows(results: readonly GeneratedResult[], most: number): readonly string[] {
  return results
    .filter(({ missing, extra }) => missing.length + extra.length > 0)
    .slice(0, most)
    .map(({ generated, missing, extra, understood }) => {
      const misses = missing.length > 0 ? [`misses ${missing.join(", ")}`] : [];
      const adds = extra.length > 0 ? [`adds ${extra.join(", ")}`] : [];
      return `      "${generated.question}" ${[...misses, ...adds].join(" and ")}\n        understood ${understood}`;
    });
}

/** The share understood, and the share of questions with a filter heard that is not there: in all, by language, with and without typos, by what is held, by template with `most` failures each. */
export function renderGenerated(results: readonly GeneratedResult[], most: number): string {
  const share = (name: string, some: readonly GeneratedResult[]) =>
    [
      name.padEnd(9),
      String(some.length).padStart(5),
      `questions ${percent(understoodShare(some))} of the filters understood,`,
      `${percent(mean(some.map(({ extra }) => extra.length > 0)))} with a filter too many`,
    ].join(" ");
  const facets = [
    ...new Set(results.flatMap(({ generated }) => generated.holds.map((held) => held.split(":")[0] ?? ""))),
  ];
  const byFacet = facets.map((facet) => {
    const heard = results.flatMap(({ generated, missing }) =>
      generated.holds.filter((held) => held.startsWith(`${facet}:`)).map((held) => !missing.includes(held)),
    );
    return `  ${facet.padEnd(12)} ${percent(mean(heard))} of ${heard.length}`;
  });
  const byTemplate = allTemplates.flatMap(({ id, text }) => {
    const some = results.filter(({ generated }) => generated.template === id);
    return some.length === 0
      ? []
      : [`  ${id} ${percent(understoodShare(some))} of ${some.length}  ${text}`, ...failureRows(some, most)];
  });
  const part = (name: string, belongs: (generated: Generated) => boolean) =>
    share(
      name,
      results.filter(({ generated }) => belongs(generated)),
    );
  return [
    part("all", () => true),
    part("en", ({ locale }) => locale === "en"),
    part("ko", ({ locale }) => locale === "ko"),
    part("misspelt", ({ typo }) => typo),
    part("as it is", ({ typo }) => !typo),
    "",
    ...byFacet,
    "",
    ...byTemplate,
  ].join("\n");
}
