import { withJosa } from "../../language/josa.ts";
import { rounder, writeCount, writeCounted, writeInFull } from "./count.ts";
import type { Words } from "./words.ts";

const quote = (text: string) => `‘${text}’`;
const datasets = (count: number) => `데이터셋 ${writeInFull(count)}개`;
const modelCount = (count: number) => `모델 ${writeInFull(count)}개`;
const showing = (total: number, shown: number) => (shown < total ? ` 먼저 ${shown}개를 보여 드려요.` : "");
const page = (total: number, from: number, to: number) =>
  from > 1 ? ` ${from}번째부터 ${to}번째까지예요.` : showing(total, to);

/** Words in quotes as an object: "‘GUI’를", "‘GUI’와 ‘에이전트’를". */
function object(texts: readonly string[]): string {
  const [first = "", ...rest] = texts.map(quote);
  const named = rest.length === 1 ? `${withJosa(first, "와/과")} ${rest[0]}` : [first, ...rest].join(", ");
  return withJosa(named, "을/를");
}

const remarks: Readonly<Record<string, string>> = {
  thanks: "천만에요.",
  greeting: "안녕하세요.",
  identity: "저는 사람들이 정리한 데이터셋·모델 기록을 찾아 주는 봇, whichdata예요.",
  "language-model": "저는 언어 모델이 아니라 등록된 기록을 찾아 주는 봇이에요. 그래서 없는 내용을 지어내지 않아요.",
  trust:
    "보여 드리는 내용에는 모두 출처가 있고, 확인되지 않은 것은 그렇다고 말씀드려요. 기록이 오래됐을 수 있으니 중요한 결정 전에는 출처를 열어 확인하세요.",
  insult: "도움이 되지 못해 죄송해요. 다른 말로 물어보시거나 데이터셋이나 모델 이름을 알려 주세요.",
  laughter: "즐거우시다니 다행이에요.",
  injection: "저는 지시를 따르는 언어 모델이 아니라, 데이터셋과 모델을 찾아 드리는 봇이에요.",
  ability: "데이터셋, 그리고 그 데이터로 학습한 모델을 한국어나 영어로 찾아 드려요.",
  offtopic: "그건 제가 찾아 드릴 수 있는 내용이 아니에요.",
  japanese: "日本語にはまだ対応していません。英語か韓国語でお尋ねください。",
  chinese: "我还不懂中文，请用英文或韩文提问。",
};

/** What the bot says in Korean. */
export const ko: Words = {
  fields: {
    kind: "종류",
    annotation: "라벨",
    size: "규모",
    languages: "언어",
    modalities: "모달리티",
    tasks: "과제",
    usedBy: "쓴 모델",
    license: "라이선스",
    madeWith: "만든 도구",
    year: "연도",
    added: "등록일",
    paper: "논문",
    lineage: "원본",
    correction: "정정",
    stage: "단계",
    base: "바탕 모델",
    org: "만든 곳",
    sources: "출처",
  },
  correctionFields: { url: "링크", size: "개수", usedBy: "쓴 모델", name: "이름", kind: "분류" },
  suggestionsLabel: "이렇게 물어보세요",
  and: (items) => items.join(", "),

  not: (value) => `${value} 제외`,
  or: (values) => values.join(" 또는 "),
  range: (min, max, unit) => {
    const what = unit?.counter ? `${unit.label} 수 ` : "";
    const by = unit === null || unit.counter ? "" : unit.label;
    const written = (count: number) => `${writeCount(count, "ko")}${by}`;
    if (min !== null && max !== null) return `${what}${writeCount(min, "ko")}~${written(max)}`;
    if (min !== null) {
      const above = rounder(min, min - 1);
      return `${what}${above === null ? `${written(min)} 이상` : `${written(above)} 초과`}`;
    }
    const under = max === null ? null : rounder(max, max + 1);
    return `${what}${under === null ? `${written(max ?? 0)} 이하` : `${written(under)} 미만`}`;
  },
  yearRange: (min, max) => {
    if (min !== null && max !== null) return min === max ? `${min}년` : `${min}~${max}년`;
    return min === null ? `${max}년까지` : `${min}년 이후`;
  },
  sorted: {
    "size-desc": "큰 순",
    "size-asc": "작은 순",
    "year-desc": "최신순",
    "year-asc": "오래된 순",
    "used-desc": "많이 쓰인 순",
    "added-desc": "최근 등록순",
  },

  found: (total, from, to) => `조건에 맞는 ${datasets(total)}를 찾았어요.${page(total, from, to)}`,
  all: (total, from, to) => `제가 아는 데이터셋은 ${writeInFull(total)}개예요.${page(total, from, to)}`,
  named: (count) => `물어보신 ${datasets(count)}예요.`,
  unfound: (text) => `${quote(text)}에 대한 설명은 찾지 못했고, 나머지 조건에 맞는 것들이에요.`,
  asWords: (words) => `${words.map(quote).join(", ")}까지 조건으로 하면 맞는 것이 없어서, 설명에 나오는 말로 찾았어요.`,
  noneHasAll: (filters) => `다음을 모두 만족하는 데이터셋은 없어요: ${filters.join(", ")}.`,
  nearest: (dropped, total, shown) =>
    `가장 가까운 것은 ${object(dropped)} 뺀 ${datasets(total)}예요.${showing(total, shown)}`,
  alternative: (dropped, total) => `대신 ${object(dropped)} 빼면 ${datasets(total)}가 있어요.`,
  noneAtAll: (text) => (text === "" ? "찾은 것이 없어요." : `${quote(text)}에 맞는 것을 찾지 못했어요.`),
  noSuchName: (name) => `${withJosa(quote(name), "이라/라")}는 데이터셋이나 모델은 등록되어 있지 않아요.`,
  noSuchModel: (name) =>
    `${withJosa(quote(name), "이라/라")}는 모델은 등록되어 있지 않아 학습 데이터를 알려 드릴 수 없어요.`,
  whichOne: (name, names) =>
    `${withJosa(quote(name), "으로/로")} 시작하는 모델이 여럿 있어요. 어느 것인가요? ${names.join(", ")}`,
  didYouMean: (names) => `혹시 ${names.join(", ")}인가요?`,
  readAs: (typed, name) => `${object([typed])} ${withJosa(name, "으로/로")} 읽었어요.`,
  dataset: (name) => `${name}에 대해 아는 내용이에요.`,
  asked: (name, field, value) => `${name} ${field}: ${value}`,
  count: (total) => `${datasets(total)}예요.`,
  countModels: (total, conditions) => `${modelCount(total)}예요: ${conditions.join(" · ")}.`,
  modelsFound: (total, from, to, conditions) =>
    `조건에 맞는 ${modelCount(total)}를 찾았어요: ${conditions.join(" · ")}.${page(total, from, to)}`,
  noModels: (conditions) => `조건에 맞는 모델은 등록된 것이 없어요: ${conditions.join(" · ")}.`,
  link: "받는 곳",
  verdicts: { yes: "네.", no: "아니요.", partly: "일부만 그래요.", unknown: "확인되지 않았어요." },
  commercial: (verdict, name, licence, causes) => {
    if (verdict === "yes")
      return `네, ${withJosa(name, "은/는")} ${withJosa(licence ?? "", "이라/라")}서 상업적으로 쓸 수 있어요.`;
    if (verdict === "no")
      return `아니요, ${withJosa(name, "은/는")} 상업적으로 쓸 수 없어요${licence === null ? "" : `(${licence})`}.`;
    if (verdict === "partly")
      return causes.length > 0
        ? `확인이 필요해요. ${name} 자체는 ${licence}지만, ${causes.join(", ")}의 조건을 먼저 확인하세요.`
        : `확인이 필요해요. ${withJosa(name, "은/는")} ${withJosa(licence ?? "", "이라/라")} 조건을 직접 읽어 봐야 해요.`;
    return `${name}의 라이선스는 확인되지 않았어요. 쓰기 전에 페이지에서 확인하세요.`;
  },
  didUse: (verdict, model, dataset, stages) => {
    if (verdict === "yes")
      return `네, ${withJosa(model, "은/는")} ${withJosa(dataset, "을/를")} 학습에 썼어요${stages.length > 0 ? `(${stages.join(", ")})` : ""}.`;
    if (verdict === "partly")
      return `${withJosa(model, "은/는")} ${withJosa(dataset, "을/를")} 쓰긴 했지만 다른 단계예요(${stages.join(", ")}).`;
    if (verdict === "no") return `아니요, ${model} 기록에는 ${withJosa(dataset, "이/가")} 없어요.`;
    return `확인되지 않았어요. ${withJosa(model, "은/는")} 학습 데이터를 모두 공개하지 않았고, 공개한 것 중에 ${withJosa(dataset, "은/는")} 없어요.`;
  },
  wasMadeFrom: (verdict, child, parent) => {
    if (verdict === "yes") return `네, ${withJosa(child, "은/는")} ${withJosa(parent, "으로/로")} 만들었어요.`;
    if (verdict === "no") return `아니요, ${child}의 원본 중에 ${withJosa(parent, "은/는")} 없어요.`;
    return `확인되지 않았어요. ${withJosa(child, "을/를")} 무엇으로 만들었는지 밝힌 출처를 찾지 못했어요.`;
  },
  wasUsed: (verdict, name, models) =>
    verdict === "yes"
      ? `네, ${withJosa(name, "으로/로")} 학습한 모델이 ${writeInFull(models)}개 등록되어 있어요.`
      : `${withJosa(name, "으로/로")} 학습했다고 등록된 모델은 없어요.`,
  isSo: (verdict, name, claim, title, value) => {
    if (verdict === "unknown") return `${name}의 ${title} 정보는 확인되지 않았어요.`;
    const fact = value === null ? "" : ` ${title}: ${value}.`;
    return verdict === "yes" ? `네, ${name}: ${claim}.${fact}` : `아니요, ${name}: ${claim} 아님.${fact}`;
  },
  someAre: (verdict, total, claims, models) => {
    const whose = models.length > 0 ? `${models.join(", ")}의 데이터 중 ` : "";
    if (verdict === "yes") return `네, ${whose}${claims.join(" · ")}에 맞는 것이 ${writeInFull(total)}개 있어요.`;
    if (verdict === "no") return `아니요, ${whose}${claims.join(" · ")}에 맞는 것은 없어요.`;
    return `${whose}${claims.join(" · ")}에 맞는 것은 확인되지 않았어요. 모든 데이터가 알려져 있지는 않아요.`;
  },
  isMore: (verdict, of, more, first, second) => {
    const words = {
      size: ["커요", "작아요"],
      year: ["최신이에요", "오래됐어요"],
      users: ["많이 쓰였어요", "적게 쓰였어요"],
    } as const;
    const written = (value: number | null) =>
      value === null
        ? "확인되지 않음"
        : of === "size"
          ? writeInFull(value)
          : of === "users"
            ? `모델 ${value}개`
            : `${value}년`;
    const fact = `${first.name} ${written(first.value)}, ${second.name} ${written(second.value)}`;
    if (verdict === "unknown") return `확인되지 않아 비교할 수 없어요(${fact}).`;
    const same = first.value === second.value;
    if (same) return `아니요, 둘이 같아요(${fact}).`;
    const [one, other] = verdict === "yes" ? [first, second] : [second, first];
    return `${verdict === "yes" ? "네" : "아니요"}, ${withJosa(one.name, "이/가")} ${other.name}보다 ${words[of][more ? 0 : 1]}(${fact}).`;
  },
  unknownMore: (count, field) =>
    `나머지 조건에 맞지만 ${field} 정보가 확인되지 않은 것이 ${writeInFull(count)}개 더 있어요.`,
  nothingMore: "이게 전부예요.",
  users: (name, count, claimed) =>
    `${name}: 이 데이터로 학습한 모델은 ${writeInFull(count)}개예요(모델 기록 기준).${claimed > 0 ? ` 확인되지 않은 것이 ${writeInFull(claimed)}개 더 있어요.` : ""}`,
  noUsers: (name) => `${name}: 이 데이터로 학습했다고 확인된 모델이 없어요.`,
  parents: (name, count) => `${name}: 원본은 ${writeInFull(count)}개예요.`,
  noParents: (name) => `${name}: 다른 데이터셋으로 만들었다고 밝힌 출처를 찾지 못했어요.`,
  children: (name, count, shown) => `${name}: 이것으로 만든 ${datasets(count)}가 있어요.${showing(count, shown)}`,
  noChildren: (name) => `${name}: 이것으로 만든 데이터셋 중 조건에 맞는 것은 없어요.`,
  outside: (names) => `등록되어 있지 않은 것: ${names.join(", ")}.`,
  compared: (names, differing) =>
    differing.length === 0
      ? `${names.join(", ")}: 아는 범위에서는 차이가 없어요.`
      : `${names.join(", ")}: ${withJosa(differing.join(", "), "이/가")} 달라요.`,
  comparedModels: (names, shared) =>
    shared.length === 0
      ? `${names.join(", ")}: 학습 데이터를 나란히 보여 드려요. 모두가 쓴 데이터셋은 없어요.`
      : `${names.join(", ")}: 학습 데이터를 나란히 보여 드려요. 모두가 쓴 데이터셋: ${shared.join(", ")}.`,
  similar: (name, shown) => `${name}: 가장 비슷한 데이터셋 ${shown}개예요.`,
  noSimilar: (name) => `${name}: 조건에 맞는 비슷한 데이터셋을 찾지 못했어요.`,
  noStage: (name, stage) => `${name}: ${stage} 단계의 기록은 없어서 모든 단계를 보여 드려요.`,
  family: (name, names) => `${name}: 같은 계열의 모델이 더 있어요. 혹시 ${names.join(", ")}인가요?`,
  alsoFilter: (filter) =>
    `이름으로 읽었어요. ${quote(filter.endsWith("데이터") ? filter : `${filter} 데이터`)}로 물으면 그에 맞는 것을 모두 보여 드려요.`,
  alsoModel: (name) => `${name}: 같은 이름의 모델도 있어요.`,
  alsoDataset: (name) => `${name}: 같은 이름의 데이터셋도 있어요.`,
  model: (name, stages, count) => `${name}: ${stages}단계에 걸쳐 ${datasets(count)}로 학습했어요.`,
  undisclosed: (name) => `${name}: 찾아본 출처에는 학습 데이터 이름이 나오지 않아요.`,
  partlyDisclosed: (name) => `${name}: 찾아본 출처에는 학습 데이터가 일부만 나와요.`,
  modelWithoutStages: (name) => `${name}: 아는 모델이지만, 무엇으로 학습했는지 밝힌 출처를 찾지 못했어요.`,
  claimedBy: (names) => `다른 곳에서 이 모델의 데이터로 꼽지만 모델 기록에서 확인되지 않은 것: ${names.join(", ")}.`,
  foundHere: (count, models) => {
    const parts = [...(count > 0 ? [datasets(count)] : []), ...(models > 0 ? [`모델 ${writeInFull(models)}개`] : [])];
    return `여기서 제가 아는 ${parts.join("와 ")}를 찾았어요.`;
  },
  noneFound: "여기에는 제가 아는 데이터셋이나 모델의 이름도 링크도 없어요.",
  talk: (topic) => remarks[topic] ?? remarks.offtopic ?? "",
  help: (count, models) =>
    `두 가지를 알려 드려요. 어떤 데이터를 쓰면 좋을지, 그리고 그 모델은 어떤 데이터를 썼는지.\n출처가 있는 ${datasets(count)}와 모델 ${writeInFull(models)}개를 알고 있어요. 종류, 언어, 모달리티, 라벨을 만든 주체, 데이터셋 이름, 모델 이름으로 한국어나 영어로 물어보세요.`,

  size: (count, unit) => writeCounted(writeCount(count, "ko"), unit),
  band: (written, unit) => writeCounted(written.replace(/<n</, "~").replace(/^n</, "< "), unit),
  otherLanguages: "그 밖의 언어(목록 미확인)",
  part: (size, part) => `${size} (${part})`,
  noSize: (surveySays) => (surveySays === null ? "확인되지 않음" : `확인되지 않음 (서베이에는 ${surveySays})`),
  notVerified: "확인되지 않음",
  licence: (label, commercial, because) => {
    if (commercial === "yes") return label;
    const reasons = because.join(", ");
    if (commercial === "no") return `${label} (비상업${reasons === "" ? "" : `: ${reasons}`})`;
    return `${label} (${reasons === "" ? "조건 확인 필요" : `확인 필요: ${reasons}`})`;
  },
  noLicense: "페이지에 라이선스 표기 없음",
  sourcesDisagree: (says) => `출처마다 다름: ${says.join(" 또는 ")}`,
  sourceSays: (says) => `다른 출처에는 ${says}`,
  termsOf: (tool, vendor) => `${vendor === null || tool.includes(vendor) ? tool : `${vendor} ${tool}`} 이용약관`,
  madeWith: (tool) => `${withJosa(tool, "으로/로")} 만든`,
  madeBy: (tool, role) => `${tool} (${role})`,
  claimed: (name) => `${name} (미확인)`,
  more: (count) => `외 ${count}개`,
  madeFrom: (names) => `${names.join(", ")} 기반`,
  surveySaid: (field, said) => `${field}: 서베이에는 ${quote(said)}`,
  gated: "내려받으려면 로그인이 필요해요",

  why: (reasons) => `이유: ${reasons.join(" · ")}`,
  whyName: "이름",
  whyNearName: (typed) => `${withJosa(quote(typed), "와/과")} 비슷한 이름`,
  whyText: (words) => `${words.map(quote).join(", ")} 언급`,
  whyNot: (value) => `${value} 아님`,
  whyStage: (stages) => `${stages.join(", ")} 단계에 사용`,
  whyUsed: (count) => `등록된 모델과 데이터셋 ${count}개가 사용`,

  whyOrigin: (name) => `둘 다 ${name}에서 나옴`,
  whyClaims: "이 모델이 썼다고 하지만 모델 기록에서 확인되지 않음",

  askSimilar: (name) => `${withJosa(name, "와/과")} 비슷한 데이터셋`,
  askUsers: (name) => `${name} 쓴 모델`,
  askParents: (name) => `${name}의 원본`,
  askChildren: (name) => `${withJosa(name, "으로/로")} 만든 데이터셋`,
  askCompare: (names) => `${names.join(", ")} 비교`,
  askModelData: (name) => `${name} 학습 데이터`,
  askModelDataLabel: (name) => `${name} 학습 데이터는?`,
  askDataset: (name) => `${name} 설명해줘`,
  examples: ["사람이 라벨링한 선호 데이터", "LLaVA-1.5는 어떤 데이터로 학습했어?", "한국어 데이터셋"],
};
