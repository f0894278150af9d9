import type { Dataset, RegistryRecords } from "../../src/index.ts";
import { isGroup } from "../lookup.ts";
import type { Option, Prompter } from "../prompts.ts";
import type { Draft } from "./facts.ts";
import { isKorean } from "./inferred.ts";

const leave: Option = { value: "", label: "not known: leave it out" };

function optionsOf({ vocabularies }: RegistryRecords, facet: string): readonly Option[] {
  const values = vocabularies.find((vocabulary) => vocabulary.facet === facet)?.values ?? [];
  return values
    .filter((value) => !isGroup(value))
    .map(({ value, label }) => ({ value, label: label.en === value ? value : `${value} (${label.en})` }));
}

function address(optional: boolean): (answer: string) => string | undefined {
  return (answer) => {
    if (answer === "" && optional) return undefined;
    return URL.canParse(answer) && /^https?:\/\//.test(answer) ? undefined : "An http(s) address.";
  };
}

async function noteFrom(draft: Draft, prompter: Prompter): Promise<Dataset["note"]> {
  const { en, ko } = draft.description;
  const english = await prompter.text("A sentence on it, in English (empty: no note)", { initial: en ?? "" });
  if (english === "") return null;
  const korean = await prompter.text("The same sentence in Korean (empty: no note)", {
    initial: ko ?? "",
    check: (answer) => (answer === "" || isKorean(answer) ? undefined : "In Korean, or leave it empty."),
  });
  return korean === "" ? null : { en: english, ko: korean };
}

/**
 * Asks a person for what the Hub does not say. Facts that the person adds and that need a source share the page where
 * they were read.
 */
export async function askRest(draft: Draft, records: RegistryRecords, prompter: Prompter): Promise<Dataset> {
  const { record } = draft;
  const one = (facet: string, message: string) => prompter.choose(message, [leave, ...optionsOf(records, facet)]);
  const many = async (facet: string, message: string, known: readonly string[]) =>
    known.length > 0 ? [...known] : [...(await prompter.chooseMany(message, optionsOf(records, facet)))];

  const kind = record.kind ?? (await prompter.choose("What kind of dataset is it?", optionsOf(records, "kind")));
  const languages = await many("language", "Its languages", record.languages);
  const modalities = await many("modality", "Its modalities", record.modalities);
  const tasks = await many("task", "Its tasks", record.tasks);
  const annotation = record.annotation ?? ((await one("annotation", "Who made the labels or the answers?")) || null);
  const license = record.license ?? ((await one("license", "Its licence")) || null);
  const paper = record.paper?.url ?? (await askPaper(draft, prompter));
  const note = await noteFrom(draft, prompter);

  const added = [
    ...(record.annotation === null && annotation !== null ? ["annotation"] : []),
    ...(record.license === null && license !== null ? ["license"] : []),
    ...(record.paper === null && paper !== "" ? ["paper"] : []),
  ];
  const source =
    added.length === 0
      ? ""
      : await prompter.text(`Where did you read this (${added.join(", ")})?`, {
          initial: record.url ?? "",
          check: address(false),
        });
  return {
    ...record,
    kind,
    languages,
    modalities,
    tasks,
    annotation,
    license,
    paper: record.paper ?? (paper === "" ? null : { title: null, url: paper }),
    note,
    sources: [...record.sources, ...(source === "" ? [] : [{ url: source, fields: added }])],
  };
}

async function askPaper({ papers }: Draft, prompter: Prompter): Promise<string> {
  if (papers.length === 0) return prompter.text("The address of its paper (empty: none)", { check: address(true) });
  return prompter.choose("Which paper describes it?", [leave, ...papers.map((url) => ({ value: url, label: url }))]);
}
