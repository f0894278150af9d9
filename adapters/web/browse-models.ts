import { type Engine, type Locale, type Model, normalize } from "../../src/index.ts";
import { type Browsed, browse, byName, itemsOnce } from "./browse.ts";
import { searchTerms } from "./browse-datasets.ts";
import { limits } from "./limits.ts";
import { type Browsing, type ListSort, listFacets } from "./links.ts";

/** How many datasets a model was trained on, each counted once. */
export function countDatasets({ stages }: Model): number {
  return new Set(stages.flatMap(({ datasets }) => datasets.map((one) => JSON.stringify(one)))).size;
}

const items = itemsOnce((registry) =>
  registry.models.map((model) => {
    const stages = [...new Set(model.stages.map(({ stage }) => stage))];
    const labels = stages.flatMap((stage) => {
      const label = registry.value("stage", stage)?.label;
      return label ? [label.en, label.ko] : [stage];
    });
    const written = [...registry.namesOf(model), model.org ?? "", model.base ?? "", ...labels];
    const values = {
      org: model.org === null ? [] : [model.org],
      stage: stages,
      year: model.year === null ? [] : [String(model.year)],
    };
    return { record: model, haystack: normalize(written.join("\n")).toLowerCase(), values };
  }),
);

function order(sort: ListSort): (one: Model, other: Model) => number {
  if (sort === "name") return byName;
  const of = sort === "year" ? ({ year }: Model) => year ?? 0 : countDatasets;
  return (one, other) => of(other) - of(one) || byName(one, other);
}

/** The list of models. */
export function browseModels({ registry, suggest }: Engine, browsing: Browsing, locale: Locale): Browsed<Model> {
  const { text, sort } = browsing;
  return browse(browsing, items(registry()), listFacets.models, searchTerms(text), order(sort), (isWritten) => {
    const near = isWritten ? [] : suggest(text, { type: "model", locale, limit: limits.near });
    return { ids: new Set(near.map(({ id }) => id)), said: null, near: [] };
  });
}
