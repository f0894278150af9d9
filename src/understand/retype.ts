import { asHangul, asLatin, hasLoneLetter } from "../language/hangul.ts";
import { compact, type Token, withoutParticle } from "../language/text.ts";
import type { Lexicon } from "./lexicon.ts";

function isKnown(word: string, lexicon: Lexicon): boolean {
  const key = compact(word);
  return [key, ...withoutParticle(key)].some((one) => lexicon.lookup(one).length > 0);
}

/** Whether Hangul is made of known words alone: "선호데이터". */
function isMadeOfKnown(word: string, lexicon: Lexicon): boolean {
  if (isKnown(word, lexicon)) return true;
  return Array.from({ length: Math.max(0, word.length - 3) }, (_, at) => at + 2).some(
    (at) => isKnown(word.slice(0, at), lexicon) && isMadeOfKnown(word.slice(at), lexicon),
  );
}

/**
 * A question with the words put right that were typed with the keyboard in the other language; the same question where
 * there is none. Only what nobody knows is touched, and only where the other language knows it.
 */
export function retype(question: string, tokens: readonly Token[], lexicon: Lexicon): string {
  let read = "";
  let end = 0;
  for (const token of tokens) {
    // What is known needs no other keyboard; Hangul without a lone letter is Hangul.
    if (lexicon.lookup(token.text).length > 0 || (token.hangul && !hasLoneLetter(token.text))) continue;
    if (lexicon.isWritten(token.text)) continue;
    const typed = question.slice(token.start, token.end);
    const other = token.hangul ? asLatin(typed) : asHangul(typed);
    if (other === undefined || !isMadeOfKnown(other, lexicon)) continue;
    read += question.slice(end, token.start) + other;
    end = token.end;
  }
  return end === 0 ? question : read + question.slice(end);
}
