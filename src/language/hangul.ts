import { convertHangulToQwerty, convertQwertyToHangul, disassemble, getChoseong } from "es-hangul";
import { compact } from "./text.ts";

const latinWord = /^[a-z]{3,}$/;
const syllables = /^[가-힣]+$/;
const jamo = /[ㄱ-ㅎㅏ-ㅣ]/;

/** A name's key with its Hangul taken apart into letters, so that a syllable half typed is the beginning of the whole one. */
export function lettersKey(text: string): string {
  const key = compact(text);
  return /^[ -~]*$/.test(key) ? key : disassemble(key);
}

/** The first consonant of each syllable: "ㅅㄱㅈㅂ" of 시각정보. */
export function initialsOf(text: string): string {
  return getChoseong(compact(text));
}

/** Whether a word holds single letters of Hangul, which stand in no word that is written whole. */
export function hasLoneLetter(text: string): boolean {
  return jamo.test(text);
}

/** The Hangul that a Latin word gives on a Korean keyboard ("gksrnrdj" is 한국어), or undefined where that is no word. */
export function asHangul(typed: string): string | undefined {
  if (!latinWord.test(typed.toLowerCase())) return undefined;
  try {
    const hangul = convertQwertyToHangul(typed);
    return syllables.test(hangul) ? hangul : undefined;
  } catch {
    // es-hangul gives up on vowels that no syllable holds together.
    return undefined;
  }
}

/** The Latin letters that Hangul gives on a Latin keyboard ("ㅣㅣㅁㅍㅁ" is llava), or undefined where it is Hangul proper. */
export function asLatin(typed: string): string | undefined {
  if (!jamo.test(typed)) return undefined;
  const latin = convertHangulToQwerty(typed);
  return /^[a-z]+$/i.test(latin) ? latin : undefined;
}
