import type { Locale } from "../language/locale.ts";

// A closed class of the grammar: the verbs that begin an English question that wants yes or no, where a clause begins.
const clause = String.raw`(?:^|[,.;:!?–—]\s*|\s[-–]\s|^(?:so|hey|hi|and|but|wait|also|btw|ok|okay|um)\s+|\b(?:if|whether)\s+)`;
const auxiliary = new RegExp(
  String.raw`${clause}(?:is|are|was|were|isn'?t|aren'?t|do|does|did|didn'?t|doesn'?t|can|could|may|has|have|should|am)\s+(?!there\b|you\b|we have\b|i (?:find|get|see|have|ask)\b)`,
  "i",
);
const whether =
  /\b(?:if|whether)\s+(?:i|we|you|it|they|the|my|our|this|that|[\w./-]+)\s.*\b(?:is|are|was|were|can|may|used|uses|has|have)\b/i;
const questionWord = /\b(?:which|what|who|whose|whom|where|when|how|why|list|show|find|give|recommend|compare)\b/i;
// Without a verb in front, what asks for things is no claim: "any human ones derived from X?"
const list =
  /^(?:and|or|on|in|with|from|only|just|what about|how about)\b|\b(?:anyone|anybody|any|anything|something|got|ones|stuff|data|datasets?|sets?|benchmarks?|corpora|models?|more|next)\b/i;
const questionWordKo =
  /(?:뭐|무엇|무슨|어떤|어느|누가|누구|어디|언제|몇|얼마|왜|어떻게|뭘|뭔|어때|알려|보여|찾아|추천|목록)/;
// What a Korean question that can be answered by yes or no ends in.
const endingKo = /(?:까|나|냐|니|나요|가요|까요|죠|지|어|아|해|돼|되|됨|임|음|요|야|여부|가|거|건|맞나|던데|네|다)$/;

// What ends in a thing that is looked for asks for it: "A가 쓴 데이터는?"
const permissionKo =
  /(?:써도|사용해도|이용해도|팔아도|학습해도|넣어도|만들어도|개발해도|출시해도|운영해도|배포해도)\s?(?:되는지|되나|돼|될까|되는\s?거|괜찮|문제)/;
const existsKo =
  /(?:거|것|건|게|데이터|데이터셋|모델|세트|셋|벤치마크|버전|자료|기록|말뭉치)(?:이|가|은|는|도|들이|들)?\s?(?:혹시\s?)?(?:있|없)\S*$/;
const listKo =
  /(?:데이터|데이터셋|데이터들|모델|모델들|거|것|건|것들|세트|벤치마크|자료|말뭉치|코퍼스)(?:은|는|들은|들은요|는요|도|들)?$/;

/** Whether a question wants yes or no, as far as its grammar tells. */
export function asksYesNo(question: string, locale: Locale): boolean {
  const sentences = question.match(/[^?？]+[?？]*/g) ?? [];
  return sentences.some((sentence) => isYesNo(sentence, locale));
}

function isYesNo(question: string, locale: Locale): boolean {
  const text = question.trim();
  const bare = text.replace(/[\s?？!.~…ㅋㅎㅠㅜ^;]+$/u, "");
  if (locale === "ko") {
    if (permissionKo.test(bare)) return true;
    if (listKo.test(bare) || existsKo.test(bare)) return false;
    if (questionWordKo.test(bare))
      return /(?:는지|인지|은지|한지|여부)/.test(bare) && !/어떤|무슨|뭐|몇|어디|누가/.test(bare);
    return /[?？]/.test(text.slice(bare.length)) || endingKo.test(bare);
  }
  const first = auxiliary.exec(text);
  const asked = questionWord.exec(text);
  if (first && (!asked || asked.index > first.index)) return true;
  if (whether.test(text)) return true;
  return text.endsWith("?") && !asked && !list.test(text) && !/\b(?:by|on|with|in|for|of)\?+$/.test(text);
}
