import type { Random } from "./random.ts";

const keyboard = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

function neighbour(letter: string, random: Random): string {
  const row = keyboard.find((keys) => keys.includes(letter)) ?? "";
  const place = row.indexOf(letter);
  return random.pick([row[place - 1], row[place + 1]].flatMap((key) => key ?? [])) ?? letter;
}

// Vowels that sound alike and are often taken for each other: their places among the 21 of a syllable.
const alike = new Map([
  [1, 5],
  [5, 1],
  [3, 7],
  [7, 3],
  [10, 11],
  [11, 15],
  [15, 10],
]);

function misspellHangul(word: string, random: Random): string {
  const syllables = Array.from(word);
  const places = syllables.flatMap((syllable, place) => {
    const code = syllable.charCodeAt(0) - 0xac00;
    return code >= 0 && code < 11172 && alike.has(Math.floor((code % 588) / 28)) ? [place] : [];
  });
  const place = random.pick(places);
  if (place === undefined) return word;
  const code = (syllables[place]?.charCodeAt(0) ?? 0xac00) - 0xac00;
  const vowel = Math.floor((code % 588) / 28);
  syllables[place] = String.fromCharCode(0xac00 + code + ((alike.get(vowel) ?? vowel) - vowel) * 28);
  return syllables.join("");
}

// Shorter words have too many neighbours, and a digit is no typo but another name.
const longWord = /[a-z]{6,}/gi;

function misspellLatin(text: string, random: Random): string {
  const word = random.pick([...text.matchAll(longWord)]);
  if (!word) return text;
  // The first letter is seldom mistyped.
  const place = word.index + 1 + random.below(word[0].length - 2);
  const [before, letter, next, after] = [text.slice(0, place), text[place], text[place + 1], text.slice(place + 2)];
  if (letter === undefined || next === undefined) return text;
  switch (random.below(4)) {
    case 0:
      return before + next + after;
    case 1:
      return before + letter + letter + next + after;
    case 2:
      return before + neighbour(letter.toLowerCase(), random) + next + after;
    default:
      return before + next + letter + after;
  }
}

/**
 * A text with one typo of a hurried hand: in a word of at least 6 Latin letters, or in Hangul of at least 3 syllables a vowel
 * taken for one that sounds alike. A text without such a word comes back as it is.
 */
export function misspell(text: string, random: Random): string {
  if (/^[가-힣\s]+$/.test(text)) return text.replace(/\s/g, "").length < 3 ? text : misspellHangul(text, random);
  return misspellLatin(text, random);
}
