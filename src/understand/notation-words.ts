import type { Locale } from "../language/locale.ts";
import type { Measure, Subject } from "../records/expression.ts";
import type { Sort } from "../records/query.ts";

/** How an expression is written in a language: each word is read back as what it was written for. */
export interface NotationWords {
  readonly subjects: Readonly<Record<Subject, string>>;
  readonly measures: Readonly<Record<Measure, string>>;
  readonly sorts: Readonly<Record<Sort, string>>;
  readonly count: string;
  readonly everything: string;
  readonly nothing: string;
  readonly or: string;
  /** Before and after what is turned round. */
  readonly not: readonly [string, string];
  readonly usedBy: string;
  readonly uses: string;
  readonly derivedFrom: string;
  readonly anyStep: string;
  readonly sourceOf: string;
  readonly madeWith: string;
  readonly by: string;
  readonly unknown: string;
}

export const notationWords: Readonly<Record<Locale, NotationWords>> = {
  en: {
    subjects: { datasets: "datasets", models: "models" },
    measures: { size: "size", year: "year", added: "added", users: "models that used it" },
    sorts: {
      "size-desc": "largest first",
      "size-asc": "smallest first",
      "year-desc": "newest first",
      "year-asc": "oldest first",
      "used-desc": "most used first",
      "added-desc": "last added first",
    },
    count: "how many",
    everything: "all",
    nothing: "none",
    or: " or ",
    not: ["not ", ""],
    usedBy: "used by ",
    uses: "trained on ",
    derivedFrom: "made from ",
    anyStep: "any step",
    sourceOf: "source of ",
    madeWith: "made with ",
    by: "by ",
    unknown: "no record called ",
  },
  ko: {
    subjects: { datasets: "데이터셋", models: "모델" },
    measures: { size: "규모", year: "연도", added: "등록일", users: "쓴 모델 수" },
    sorts: {
      "size-desc": "큰 순",
      "size-asc": "작은 순",
      "year-desc": "최신순",
      "year-asc": "오래된 순",
      "used-desc": "많이 쓰인 순",
      "added-desc": "최근 등록순",
    },
    count: "개수",
    everything: "전체",
    nothing: "없음",
    or: " 또는 ",
    not: ["", " 제외"],
    usedBy: "쓴 모델: ",
    uses: "학습 데이터: ",
    derivedFrom: "원본: ",
    anyStep: "여러 단계",
    sourceOf: "파생: ",
    madeWith: "도구: ",
    by: "만든 곳: ",
    unknown: "기록 없는 이름 ",
  },
};
