import { rounder, writeCount, writeInFull } from "./count.ts";
import type { Words } from "./words.ts";

/** "a", "a and b", "a, b and c". */
function list(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

const quote = (text: string) => `“${text}”`;
const datasets = (count: number) => `${writeInFull(count)} ${count === 1 ? "dataset" : "datasets"}`;
const modelCount = (count: number) => `${writeInFull(count)} ${count === 1 ? "model" : "models"}`;
const showing = (total: number, shown: number) => (shown < total ? ` Here are the first ${shown}.` : "");

const page = (total: number, from: number, to: number) =>
  from > 1 ? ` Here are ${from} to ${to}.` : showing(total, to);

const remarks: Readonly<Record<string, string>> = {
  thanks: "You are welcome.",
  greeting: "Hello.",
  identity:
    "I am whichdata, a bot that looks things up in a registry of datasets and models that people keep; I am no person.",
  "language-model":
    "No language model answers here: I parse your question and look it up in a registry, so I cannot make anything up.",
  trust:
    "Each fact that I show names the page that it was read on; what nobody verified I call not verified. Records can be out of date, so open the source before you rely on one.",
  insult: "I am sorry that this was of no help. Ask again in other words, or name the dataset or the model.",
  laughter: "Glad to hear it.",
  injection: "I follow no orders: I only look up datasets and models.",
  ability: "I look up datasets and the models that were trained on them, in English and in Korean.",
  offtopic: "That is nothing that I can look up.",
  japanese: "日本語にはまだ対応していません。英語か韓国語でお尋ねください。",
  chinese: "我还不懂中文，请用英文或韩文提问。",
};

/** What the bot says in English. */
export const en: Words = {
  fields: {
    kind: "Kind",
    annotation: "Labels",
    size: "Size",
    languages: "Languages",
    modalities: "Modalities",
    tasks: "Tasks",
    usedBy: "Used by",
    license: "Licence",
    madeWith: "Made with",
    year: "Year",
    added: "On record since",
    paper: "Paper",
    lineage: "Made from",
    correction: "Correction",
    stage: "Stage",
    base: "Built on",
    org: "By",
    sources: "Sources",
  },
  correctionFields: { url: "link", size: "count", usedBy: "used by", name: "name", kind: "category" },
  suggestionsLabel: "Try",
  and: (items) => list(items),

  not: (value) => `not ${value}`,
  or: (values) => values.join(" or "),
  range: (min, max, unit) => {
    const of = unit === null ? "" : ` ${unit.label}`;
    const written = (count: number) => `${writeCount(count, "en")}${of}`;
    if (min !== null && max !== null) return `${writeCount(min, "en")} to ${written(max)}`;
    if (min !== null) {
      const above = rounder(min, min - 1);
      return above === null ? `at least ${written(min)}` : `more than ${written(above)}`;
    }
    const under = max === null ? null : rounder(max, max + 1);
    return under === null ? `at most ${written(max ?? 0)}` : `less than ${written(under)}`;
  },
  yearRange: (min, max) => {
    if (min !== null && max !== null) return min === max ? `${min}` : `${min} to ${max}`;
    return min === null ? `until ${max}` : `since ${min}`;
  },
  sorted: {
    "size-desc": "largest first",
    "size-asc": "smallest first",
    "year-desc": "newest first",
    "year-asc": "oldest first",
    "used-desc": "most used first",
    "added-desc": "last added first",
  },

  found: (total, from, to) => `${datasets(total)} ${total === 1 ? "matches" : "match"}.${page(total, from, to)}`,
  all: (total, from, to) => `I know ${datasets(total)}.${page(total, from, to)}`,
  named: (count) => `You named ${datasets(count)}.`,
  unfound: (text) => `Nothing here mentions ${quote(text)}; these match the rest of the question.`,
  asWords: (words) =>
    `No dataset is of the kind or task ${list(words.map(quote))} and all the rest, so I looked for the words.`,
  noneHasAll: (filters) => `No dataset is all of this at once: ${filters.join(", ")}.`,
  nearest: (dropped, total, shown) =>
    `Nearest, without ${list(dropped.map(quote))}: ${datasets(total)}.${showing(total, shown)}`,
  alternative: (dropped, total) => `Without ${list(dropped.map(quote))} instead: ${datasets(total)}.`,
  noneAtAll: (text) => (text === "" ? "I found nothing for that." : `I found nothing for ${quote(text)}.`),
  noSuchName: (name) => `I know no dataset or model called ${quote(name)}.`,
  noSuchModel: (name) => `I have no record of a model called ${quote(name)}, so I cannot say what it was trained on.`,
  whichOne: (name, names) => `${quote(name)} is a family of models. Which one: ${names.join(", ")}?`,
  didYouMean: (names) => `Did you mean ${names.join(", ")}?`,
  readAs: (typed, name) => `Showing ${name} for ${quote(typed)}.`,
  dataset: (name) => `Here is what I know of ${name}.`,
  asked: (name, field, value) => `${name}, ${field.toLowerCase()}: ${value}.`,
  count: (total) => `${datasets(total)}.`,
  countModels: (total, conditions) => `${modelCount(total)}: ${conditions.join(" · ")}.`,
  modelsFound: (total, from, to, conditions) =>
    `${modelCount(total)}: ${conditions.join(" · ")}.${page(total, from, to)}`,
  noModels: (conditions) => `No model on record is all of this: ${conditions.join(" · ")}.`,
  link: "Link",
  verdicts: { yes: "Yes.", no: "No.", partly: "Partly.", unknown: "Not known." },
  commercial: (verdict, name, licence, causes) => {
    if (verdict === "yes") return `Yes: ${name} is under ${licence}, which allows commercial use.`;
    if (verdict === "no") return `No: ${name} is not for commercial use${licence === null ? "" : ` (${licence})`}.`;
    if (verdict === "partly")
      return `Only after a check: ${name} itself is under ${licence}${causes.length > 0 ? `, but read the terms of ${list(causes)} first` : ", whose terms you have to read"}.`;
    return `Not known: nobody verified the licence of ${name}. Look at its page before you use it.`;
  },
  didUse: (verdict, model, dataset, stages) => {
    if (verdict === "yes")
      return `Yes: ${model} was trained on ${dataset}${stages.length > 0 ? ` (${list(stages)})` : ""}.`;
    if (verdict === "partly") return `Partly: ${model} used ${dataset}, but in another stage (${list(stages)}).`;
    if (verdict === "no") return `No: the record of ${model} does not name ${dataset}.`;
    return `Not known: ${model} does not name all of its data; ${dataset} is not among what it names.`;
  },
  wasMadeFrom: (verdict, child, parent) => {
    if (verdict === "yes") return `Yes: ${child} was made from ${parent}.`;
    if (verdict === "no") return `No: ${parent} is not among what ${child} was made from.`;
    return `Not known: no source that was read says what ${child} was made from.`;
  },
  wasUsed: (verdict, name, models) =>
    verdict === "yes" ? `Yes: ${modelCount(models)} on record used ${name}.` : `No model on record used ${name}.`,
  isSo: (verdict, name, claim, title, value) => {
    if (verdict === "unknown") return `Not known: nobody verified the ${title.toLowerCase()} of ${name}.`;
    const fact = value === null ? "" : ` ${title}: ${value}.`;
    return verdict === "yes" ? `Yes: ${name}, ${claim}.${fact}` : `No: ${name} is not “${claim}”.${fact}`;
  },
  someAre: (verdict, total, claims, models) => {
    const whose = models.length > 0 ? ` of ${list(models)}` : "";
    if (verdict === "yes")
      return `Yes: ${datasets(total)}${whose} ${total === 1 ? "is" : "are"} ${claims.join(" · ")}.`;
    if (verdict === "no") return `No: none of the datasets${whose} is ${claims.join(" · ")}.`;
    return `Not known: nothing on record${whose} is ${claims.join(" · ")}, but not all of it is known.`;
  },
  isMore: (verdict, of, more, first, second) => {
    const words = { size: ["larger", "smaller"], year: ["newer", "older"], users: ["more used", "less used"] } as const;
    const written = (value: number | null) =>
      value === null
        ? "not verified"
        : of === "size"
          ? writeInFull(value)
          : of === "users"
            ? modelCount(value)
            : String(value);
    const fact = `${first.name} ${written(first.value)}, ${second.name} ${written(second.value)}`;
    if (verdict === "unknown") return `Not known: ${fact}.`;
    const word = words[of][more ? 0 : 1];
    return `${verdict === "yes" ? "Yes" : "No"}: ${first.name} is ${verdict === "yes" ? "" : "not "}${word} than ${second.name} (${fact}).`;
  },
  unknownMore: (count, field) =>
    `${writeInFull(count)} more ${count === 1 ? "fits" : "fit"} the rest, but nobody verified: ${field.toLowerCase()}.`,
  nothingMore: "That was all of them.",
  users: (name, count, claimed) =>
    `${count === 1 ? "1 model was" : `${writeInFull(count)} models were`} trained on ${name}, by their own records${claimed > 0 ? `; ${writeInFull(claimed)} more ${claimed === 1 ? "is" : "are"} claimed elsewhere` : ""}.`,
  noUsers: (name) => `No model that I know was trained on ${name}.`,
  parents: (name, count) => `${name} was made from ${count === 1 ? "one source" : `${writeInFull(count)} sources`}.`,
  noParents: (name) => `No source that I read says that ${name} was made from another dataset.`,
  children: (name, count, shown) =>
    `${datasets(count)} ${count === 1 ? "was" : "were"} made from ${name}.${showing(count, shown)}`,
  noChildren: (name) => `I know no dataset that was made from ${name} and fits the question.`,
  outside: (names) => `Without a record here: ${names.join(", ")}.`,
  compared: (names, differing) =>
    differing.length === 0
      ? `${list(names)}: the same in all that I know.`
      : `${list(names)} differ in: ${differing.join(", ").toLowerCase()}.`,
  comparedModels: (names, shared) =>
    shared.length === 0
      ? `What ${list(names)} were trained on, side by side; no dataset is in all of them.`
      : `What ${list(names)} were trained on, side by side. All of them used ${list(shared)}.`,
  similar: (name, shown) => `Most like ${name}, ${shown === 1 ? "one dataset" : `${shown} datasets`}:`,
  noSimilar: (name) => `I know nothing like ${name} that fits the question.`,
  noStage: (name, stage) => `${name} has no stage of ${stage} on record; these are all its stages.`,
  family: (name, names) => `${name} is also a family. Did you mean ${names.join(", ")}?`,
  alsoFilter: (filter) => `I read this as a name; ask for ${quote(`${filter} datasets`)} to see all of that kind.`,
  alsoModel: (name) => `${name} is also a model.`,
  alsoDataset: (name) => `${name} is also a dataset.`,
  model: (name, stages, count) =>
    `${name} was trained on ${datasets(count)} in ${stages} ${stages === 1 ? "stage" : "stages"}.`,
  undisclosed: (name) => `The sources that I read name no data that ${name} was trained on.`,
  partlyDisclosed: (name) => `The sources that I read name only a part of what ${name} was trained on.`,
  modelWithoutStages: (name) => `I know ${name}, but no source that I read says what it was trained on.`,
  claimedBy: (names) => `Listed as its data elsewhere, and not confirmed by its own record: ${names.join(", ")}.`,
  foundHere: (count, models) => {
    const parts = [...(count > 0 ? [datasets(count)] : []), ...(models > 0 ? [modelCount(models)] : [])];
    return `I know ${list(parts)} here.`;
  },
  noneFound: "I know no dataset or model that is named or linked here.",
  talk: (topic) => remarks[topic] ?? remarks.offtopic ?? "",
  help: (count, models) =>
    `I answer two questions: which data should I use, and which data did that model use?\nI know ${datasets(count)} and ${writeInFull(models)} models, each fact with its source. Ask in English or Korean: by kind, language, modality or who made the labels, by a dataset's name, or by a model's.`,

  size: (count, { label }) => `${writeCount(count, "en")} ${label}`,
  band: (written, { label }) => `${written.replace(/<n</, "–").replace(/^n</, "under ")} ${label}`,
  otherLanguages: "others (the list was not read)",
  part: (size, part) => `${size} (${part})`,
  noSize: (surveySays) => (surveySays === null ? "not verified" : `not verified (the survey says ${surveySays})`),
  notVerified: "not verified",
  licence: (label, commercial, because) => {
    if (commercial === "yes") return label;
    const reasons = because.join(", ");
    if (commercial === "no") return `${label} (non-commercial${reasons === "" ? "" : `: ${reasons}`})`;
    return `${label} (${reasons === "" ? "read its terms" : `check: ${reasons}`})`;
  },
  noLicense: "its page names none",
  sourcesDisagree: (says) => `sources disagree: ${says.join(" or ")}`,
  sourceSays: (says) => `another source says ${says}`,
  termsOf: (tool, vendor) => `terms of ${vendor === null || tool.includes(vendor) ? tool : `${tool} (${vendor})`}`,
  madeWith: (tool) => `made with ${tool}`,
  madeBy: (tool, role) => `${tool} (${role})`,
  claimed: (name) => `${name} (claimed)`,
  more: (count) => `${count} more`,
  madeFrom: (names) => `made from ${list(names)}`,
  surveySaid: (field, said) => `${field}: the survey says ${quote(said)}`,
  gated: "its page asks for a login",

  why: (reasons) => `Why: ${reasons.join(" · ")}`,
  whyName: "its name",
  whyNearName: (typed) => `its name is close to ${quote(typed)}`,
  whyText: (words) => `mentions ${list(words.map(quote))}`,
  whyNot: (value) => `not ${value}`,
  whyStage: (stages) => `used in ${list(stages)}`,
  whyUsed: (count) =>
    count === 1 ? "1 model or dataset here builds on it" : `${count} models and datasets here build on it`,

  whyOrigin: (name) => `both go back to ${name}`,
  whyClaims: "claims this model as a user; the model's record does not confirm it",

  askSimilar: (name) => `datasets like ${name}`,
  askUsers: (name) => `which models used ${name}`,
  askParents: (name) => `what was ${name} made from`,
  askChildren: (name) => `what is derived from ${name}`,
  askCompare: (names) => `compare ${names.join(" and ")}`,
  askModelData: (name) => `what data did ${name} use`,
  askModelDataLabel: (name) => `What did ${name} use?`,
  askDataset: (name) => `what is ${name}`,
  examples: ["preference human annotated", "what data did LLaVA-1.5 use", "한국어 데이터셋"],
};
