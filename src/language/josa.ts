import { josa } from "es-hangul";

/** A particle's two forms, after a closed sound and after an open one. */
export type Particle = "은/는" | "이/가" | "을/를" | "와/과" | "으로/로" | "이라/라" | "이에요/예요" | "이랑/랑";

// What a last character sounds like, as a syllable that ends in the same way.
const digits = ["영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"];
const letters: Readonly<Record<string, string>> = { l: "엘", m: "엠", n: "엔", r: "알" };
const signs: Readonly<Record<string, string>> = { "%": "퍼센트", "+": "플러스", "#": "샵", "℃": "도", "°": "도" };
// Words that Koreans end otherwise than the rules below.
const spoken: Readonly<Record<string, string>> = {
  web: "웹",
  lab: "랩",
  job: "잡",
  club: "클럽",
  big: "빅",
  type: "입",
  group: "룹",
  soup: "숩",
  check: "크",
  bit: "트",
  hit: "트",
  clevr: "버",
  mit: "티",
};

const open = "아";
const closed = "악";
const closedLiquid = "알";

/** How a Latin word ends when a Korean reads it as a word. */
function wordEnd(word: string): string {
  const end = word.replaceAll("qu", "q");
  // Silent e: "scale" 스케일, "game" 게임, "line" 라인.
  if (/(?:l|ll|[^aeiou]l)e$/.test(end) || /l$/.test(end)) return closedLiquid;
  if (/[aeiouy][mn]e$|[mn]$|ng$|mb$|mn$|gn$/.test(end)) return closed;
  // A voiceless stop closes the syllable after a short vowel: "chat" 챗, "feedback" 피드백, but "list" 리스트, "float" 플로트.
  if (/(?:^|[^aeiou])[aeiouy](?:pp?|tt?|ck?|k)$|ook$|eep$|oop$/.test(end)) return closed;
  return open;
}

/** Whether letters are read one by one: "K", "GPT", "OCR", but not "GRIT". */
function isSpelt(run: string): boolean {
  if (run.length === 1 || !/[aeiouy]/i.test(run)) return true;
  if (run !== run.toUpperCase()) return false;
  return run.length === 2 || !/[AEIOUY][^AEIOUY]E?$/.test(run);
}

/** A syllable that ends in the sound that a text ends in, as Koreans read it; what is in brackets or quotes is passed over. */
function lastSound(text: string): string {
  const bare = text
    .normalize("NFC")
    .replace(/(?<=\S)\s*[([{<][^()[\]{}<>]*[)\]}>]\s*$/, "")
    .replace(/[^\p{L}\p{M}\p{N}+%#℃°]+$/u, "");
  const last = bare.at(-1) ?? "";
  if (/[가-힣]/.test(last)) return last;
  if (/\d/.test(last)) return digits[Number(last)] ?? open;
  const sign = signs[last];
  if (sign !== undefined) return sign;
  const latin = bare.normalize("NFD").replace(/\p{M}/gu, "");
  const run = /(?:[A-Z]+|[A-Z]?[a-z]+)$/.exec(latin)?.[0];
  if (run === undefined) return open;
  const known = spoken[run.toLowerCase()];
  if (known !== undefined) return known;
  return isSpelt(run) ? (letters[run.slice(-1).toLowerCase()] ?? open) : wordEnd(run.toLowerCase());
}

/**
 * A text with the form of a particle that its last sound asks for: "KVQA는", "‘LLaVA-1.5’와", "VL로", "데이터셋을".
 * Hangul goes by its final consonant, a digit by its Korean number, Latin letters by how the word or the letters are read.
 */
export function withJosa(text: string, particle: Particle): string {
  return text + josa.pick(lastSound(text), particle);
}
