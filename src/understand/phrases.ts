import type { Comparative } from "../records/query.ts";

// Constructions of the two languages that no single word carries: closed classes, therefore here and not in a vocabulary.

const models = `(?:models?|vlms?|llms?|mllms?|lmms?)`;
const plural = `(?:models|vlms|llms|mllms|lmms|which model|what model)`;
const asksModelsEn = new RegExp(
  String.raw`\b(?:which|what|any|all|list|how many|show(?: me)?|find|name)\s+(?!is\b|was\b|are\b|were\b|did\b|does\b|do\b)(?:[\w-]+\s){0,3}?${models}(?![\w-])|\b${plural}\s+(?:that|which|who|whose|trained|tuned|using|fed|built|on|with|by|fine-?tuned|use[sd]?|have used|has used|were|are|besides|other than|from)\b|\bwho(?:'s|\s+is|\s+are)\s+(?:training|using|tuning|fine-?tuning)\b|\bwho(?:\s+else)?\s+(?:has\s+)?(?:use[sd]?|trains?|trained|adopted|put|picked|mixed|include[sd]?|has|had|have)\b|\bin which ${models}\b`,
  "i",
);
const asksModelsKo =
  /(?:어떤|어느|무슨|몇\s?개의?|모든|다른)\s?모델|(?:쓴|쓰는|쓰인|사용한|사용하는|사용된|학습한|학습된|학습시킨|훈련한|훈련된|활용한|튜닝한|파인튜닝한|만든)\s?(?:한국어\s?|공개\s?)?모델|(?:쓴|쓰고|썼|사용한|사용하고|학습한|학습에)\s.*모델(?:들)?(?:은|는|이|만|도|요)?\s*[?？.]*$|모델\s?중(?:에|에서)?\s.*(?:쓴|사용한|학습한|학습에)|모델(?:들)?(?:은|이|을|도|만|의)?\s?(?:몇|뭐|뭔|무엇|있|알려|찾아|보여|목록|리스트|개수|수는|수가|전부|다\s|좀)|누가\s?(?:썼|써|쓰|사용)/;

/** Whether it is models that a question asks for. */
export function asksModels(question: string): boolean {
  return asksModelsEn.test(question) || asksModelsKo.test(question);
}

const shared =
  /\b(?:both|shared?|in common|common(?:ly)?|overlap(?:ping|s)?|intersection|all (?:of them|three|four|of these))\b|둘\s?다|모두|공통|겹치|공유|셋\s?다|함께\s?(?:쓴|사용한)|같이\s?(?:쓴|사용한)|전부\s?(?:쓴|사용한)/i;

/** Whether a question asks for what several things have in common. */
export function asksShared(question: string): boolean {
  return shared.test(question);
}

const onlyOne =
  /\b(?:but (?:not|isn'?t|wasn'?t|weren'?t|doesn'?t|didn'?t)|(?:and )?not (?:by|in|with)|only|exclusive(?:ly)?|unique to|that .{1,40} (?:didn'?t|did not|doesn'?t|does not|never))\b|만\s?(?:쓴|썼|사용|쓰|학습|있)|(?:안\s?쓴|안\s?썼|쓰지\s?않은|사용하지\s?않은|안\s?사용한|없는)/i;

/** Whether a question sets one thing apart from others. */
export function setsApart(question: string): boolean {
  return onlyOne.test(question);
}

const partOf =
  /\b(?:which|how many|any|what|some|all|none|most|list)\s+(?:ones\s+)?of\b|중에?서?(?=\s|$|도|는)|가운데|중\s/i;

/** Whether it asks for part of something: "which of X's data", "X 데이터 중에". */
export function asksPart(question: string): boolean {
  return partOf.test(question);
}

const comparatives: readonly (readonly [RegExp, Comparative])[] = [
  [
    /\b(?:bigger|larger|more (?:rows|samples|examples|pairs|images|data|entries)|longer)\b|(?:더\s?(?:크|큰|커|컸|많|많은)|보다\s?(?:크|큰|커|많)|규모가?\s?(?:더\s?)?(?:크|큰|커))/i,
    { of: "size", more: true },
  ],
  [
    /\b(?:smaller|fewer (?:rows|samples|examples|pairs|images)|less data)\b|(?:더\s?(?:작|적)|보다\s?(?:작|적))/i,
    { of: "size", more: false },
  ],
  [
    /\b(?:newer|more recent|more up[- ]to[- ]date|(?:released|came out|published) (?:later|after))\b|(?:더\s?(?:최신|최근|새로|나중|늦게)|보다\s?(?:최신|최근|나중|늦게))/i,
    { of: "year", more: true },
  ],
  [
    /\b(?:older|earlier|(?:released|came out|published) (?:earlier|before|first)|came first)\b|(?:더\s?(?:오래|먼저|옛날|일찍)|보다\s?(?:오래|먼저|일찍)|먼저\s?나)/i,
    { of: "year", more: false },
  ],
  [
    /\b(?:more (?:popular|widely used|often used|commonly used|models)|used more|used by more)\b|(?:더\s?(?:많이\s?(?:쓰|사용)|유명|인기|널리))/i,
    { of: "users", more: true },
  ],
  [/\b(?:less (?:popular|used)|used less|fewer models)\b|더\s?적게\s?쓰/i, { of: "users", more: false }],
];

/** By what a question compares, or null. */
export function readComparative(question: string): Comparative | null {
  // "More often used" is no size: what says the most is tried first.
  const found = comparatives.toReversed().find(([pattern]) => pattern.test(question));
  return found ? found[1] : null;
}

const stageAfter =
  /^\s?(?:단계|스테이지|과정|학습에|학습\s?단계|학습\s?때|에\s|에서|에선|에는|때|시\s|시에|stage|phase|step|mix|corpus|training)/i;
const stageBefore = /\b(?:in|during|for|at|into|on)\s+(?:its\s|the\s|their\s)?$/i;

/** Whether a word for a kind of data stands where only a stage of training can: "in pretraining", "사전학습에 쓴". */
export function isStagePlace(before: string, after: string): boolean {
  return stageAfter.test(after) || (stageBefore.test(before) && !/^\s?(?:data|dataset|sets?|pairs?)/i.test(after));
}

const stageNumber =
  /\b(?:stage|phase|step)[\s-]?(\d)\b(?!\.\d)|(\d)\s?(?:단계|차\s?학습|스테이지)|(첫|두|세|네)\s?번째\s?(?:학습\s?)?(?:단계|스테이지)|\b(first|second|third|fourth)\s(?:training\s)?(?:stage|phase)\b/i;
const ordinals: Readonly<Record<string, number>> = {
  첫: 1,
  두: 2,
  세: 3,
  네: 4,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
};

/** The number of a model's stage that a question names ("stage 2", "2단계"), or null. */
export function readStageNumber(question: string): number | null {
  const match = stageNumber.exec(question);
  if (!match) return null;
  return ordinals[(match[3] ?? match[4] ?? "").toLowerCase()] ?? Number(match[1] ?? match[2]);
}

/** Whether something is said to have been used, in Korean: its verbs have more endings than a vocabulary. */
export function saysUse(question: string): boolean {
  return /(?:썼|쓴|써먹|쓰였|사용했|사용한|학습했|학습시|훈련했|훈련시)/.test(question);
}

const contains =
  /\b(?:include[sd]?|including|contain(?:s|ed)?|part of|in (?:its|the) (?:training|mix|data)|in there|among)\b|포함|들어\s?(?:가|갔|있)|섞여/i;

/** Whether it asks for what is part of something. */
export function asksContained(question: string): boolean {
  return contains.test(question);
}

const permission =
  /\b(?:can|may|could|are|is|am)\s+(?:i|we|my|our|it|you(?!\s+(?:please\s+)?(?:tell|show|list|find|help|recommend|give))|they|this|that|one|people|someone|a company)\b.*\b(?:us(?:e|ing|ed)|train|ship|deploy|sell|build|put|include)\b|\b(?:allowed|permitted|ok|okay|fine|safe|legal)\s+(?:to|for)\b|(?:(?:써|사용해|이용해|팔아|학습해|학습시켜|넣어|돌려|만들어|개발해|출시해|운영해|배포해)도\s?(?:되|돼|될|괜찮|문제)|쓸\s?수\s?있|사용할\s?수\s?있|이용할\s?수\s?있|이용\s?가능|사용\s?가능)/i;
const business =
  /\b(?:commercial(?:ly)?|product(?:ion|s)?|paid|sell|company|enterprise|business|startup|customers?|clients?|revenue|for profit|monetiz|saas|app|service)\b|상업|상용|회사|사업|제품|서비스|유료|영리|스타트업|판매|고객/i;
/** Whether a question is of business. */
export function asksBusiness(question: string): boolean {
  return business.test(question);
}

const research =
  /\b(?:research|academic|thesis|paper|study|university|school|homework|non-?commercial)\b|연구|학술|논문|학교|과제용|비상업/i;

/** Whether a question asks if something may be used: for business where it says nothing else. */
export function asksPermission(question: string): boolean {
  return (
    (permission.test(question) && !research.test(question)) || (permission.test(question) && business.test(question))
  );
}

const onlyIn = /\b(?:only|unique(?:ly)? to|exclusive(?:ly)? (?:to|in|by)|for itself)\b|고유|단독|혼자/i;

/** Whether of two things what only one of them has is asked for. */
export function asksOnlyOne(question: string): boolean {
  return onlyIn.test(question);
}
