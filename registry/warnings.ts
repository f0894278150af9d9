import { buildRegistry, type Dataset, type Model, type Problem, type RegistryRecords } from "../src/index.ts";
import { compact } from "../src/language/text.ts";
import { push } from "../src/packed/push.ts";

/** What may be right and should be looked at: like a problem, but nothing is refused for it. */
export type Warning = Problem;

type Named = Dataset | Model;

/** A name without the version at its end: "LLaVA-UHD" of "LLaVA-UHD v2". */
function unversioned(name: string): string {
  return name.replace(/[\s\-_]*v?\d+(?:\.\d+)*$/i, "");
}

/** Names that another record goes by, as it stands or without its version. */
function aliasWarnings({ datasets, models }: RegistryRecords): readonly Warning[] {
  const byName = new Map<string, Named[]>();
  for (const record of [...datasets, ...models]) {
    const bare = compact(unversioned(record.name));
    push(byName, bare, record);
  }
  const typeOf = (record: Named): "dataset" | "model" => ("stages" in record ? "model" : "dataset");
  return [...datasets, ...models].flatMap((record) =>
    record.aliases.flatMap((alias): Warning[] => {
      const key = compact(alias);
      const others = (byName.get(key) ?? []).filter((other) => other !== record);
      // A set and a model of one name are told apart by the question's words.
      const [other] = others.filter((one) => typeOf(one) === typeOf(record) || compact(one.name) === key);
      if (!other || (typeOf(other) !== typeOf(record) && compact(unversioned(record.name)) === key)) return [];
      return [
        {
          type: typeOf(record),
          id: record.id,
          field: "aliases",
          problem: `"${alias}" is also what the ${typeOf(other)} ${other.id} (${other.name}) is called`,
          remedy: "take it away, unless people mean this one by it",
        },
      ];
    }),
  );
}

const numbers = [
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "fifteen",
  "twenty",
];
const countedLanguages = new RegExp(
  `\\b(\\d[\\d,]*|${numbers.join("|")})\\+?(?: target| other| more)? languages\\b`,
  "i",
);
const countOf = (word: string) =>
  /^\d/.test(word)
    ? Number(word.replaceAll(",", ""))
    : ([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 20][numbers.indexOf(word.toLowerCase())] ?? 0);

/** A list that is shorter than the note says, or of a multilingual set that lists hardly any, and does not say that it goes on. */
function languageWarning({ languages, languagesComplete, note, tasks }: Dataset): Omit<Warning, "type" | "id"> | null {
  if (languagesComplete === false || /programming languages/.test(note?.en ?? "")) return null;
  const said = countedLanguages.exec(note?.en ?? "")?.[1];
  const count = said === undefined ? (tasks.includes("multilingual") ? 2 : 0) : countOf(said);
  if (languages.length >= count) return null;
  return {
    field: "languages",
    problem: `${languages.length} languages where ${said === undefined ? "it is multilingual" : `its note says ${said}`}`,
    remedy: "list them, or say languagesComplete: false; a set that holds Korean must say ko to be found by it",
  };
}

const visual = new Set([
  "grounding",
  "vqa",
  "captioning",
  "detection",
  "segmentation",
  "text-vqa",
  "video-qa",
  "video-captioning",
]);

function taskWarning({ modalities, tasks }: Dataset): Omit<Warning, "type" | "id"> | null {
  const onlyText = modalities.length === 1 && modalities[0] === "text";
  const wrong = onlyText ? tasks.filter((task) => visual.has(task)) : [];
  if (wrong.length === 0) return null;
  return {
    field: "tasks",
    problem: `${wrong.join(", ")} of a set of text alone`,
    remedy: "name the text's task, or the modality",
  };
}

/** What stands for an address and is none: a space in it, or words after it. */
function addressWarnings(record: Named): readonly Omit<Warning, "type" | "id">[] {
  return record.sources.flatMap(({ url }, place) =>
    /\s/.test(url)
      ? [{ field: `sources.${place}.url`, problem: `"${url}" holds a space`, remedy: "write %20, and words in basis" }]
      : [],
  );
}

/** Names that were written as external before their record came in. */
function externalWarnings(
  names: ReadonlyMap<string, string>,
  references: readonly Dataset["derivedFrom"][number][],
  field: string,
) {
  return references.flatMap((reference) => {
    const id = typeof reference === "string" ? undefined : names.get(compact(reference.external));
    if (typeof reference === "string" || id === undefined) return [];
    return [
      { field, problem: `"${reference.external}" has a record`, remedy: `write "${id}", if that is what is meant` },
    ];
  });
}

/** A handle of a code host in place of an institution: small letters or digits, as its page's owner is written; "X team". */
function orgWarning({ org, url }: Model): Omit<Warning, "type" | "id"> | null {
  const owner = /^https?:\/\/(?:github\.com|huggingface\.co)\/([^/]+)/.exec(url ?? "")?.[1];
  const isHandle =
    org !== null && (/ team$/.test(org) || (org === owner && !/^[A-Z][a-zA-Z]*$|^[A-Z0-9-]+$/.test(org)));
  if (!isHandle) return null;
  return { field: "org", problem: `"${org}" is no institution`, remedy: "name who made it as its paper does, or null" };
}

/** A licence that allows commercial use although a parent's does not, and nothing in the record says how that can be. */
function licenceWarnings(
  registry: ReturnType<typeof buildRegistry>,
  dataset: Dataset,
): readonly Omit<Warning, "type" | "id">[] {
  const permits = (license: string | null) =>
    license === null ? undefined : registry.value("license", license)?.permits?.commercial;
  if (permits(dataset.license) !== "yes" || dataset.restrictions || dataset.conflicts) return [];
  return dataset.derivedFrom.flatMap((reference) => {
    const parent = typeof reference === "string" ? registry.dataset(reference) : undefined;
    if (!parent || permits(parent.license) !== "no") return [];
    const problem = `${dataset.license} over ${parent.id}, which is ${parent.license}`;
    const remedy = "read its own page: say what it forbids in restrictions, or what other pages say in conflicts";
    return [{ field: "license", problem, remedy }];
  });
}

/** What a person should look at in a registry, with what to do about it. Never a reason to refuse a record. */
export function findWarnings(records: RegistryRecords): readonly Warning[] {
  const registry = buildRegistry(records);
  const names = new Map(records.datasets.map(({ id, name }) => [compact(name), id]));
  const ofDatasets = records.datasets.flatMap((dataset) =>
    [
      languageWarning(dataset),
      taskWarning(dataset),
      ...licenceWarnings(registry, dataset),
      ...addressWarnings(dataset),
      ...externalWarnings(names, dataset.derivedFrom, "derivedFrom"),
    ].flatMap((one): Warning[] => (one === null ? [] : [{ type: "dataset", id: dataset.id, ...one }])),
  );
  const ofModels = records.models.flatMap((model) =>
    [
      orgWarning(model),
      ...addressWarnings(model),
      ...model.stages.flatMap(({ datasets }, place) => externalWarnings(names, datasets, `stages.${place}`)),
    ].flatMap((one): Warning[] => (one === null ? [] : [{ type: "model", id: model.id, ...one }])),
  );
  return [...aliasWarnings(records), ...ofDatasets, ...ofModels];
}
