import { normalize, type Token, termsOf, tokenize, tokenizeNormal } from "../language/text.ts";
import { type PackedStrings, packStrings } from "../packed/strings.ts";
import type { Registry } from "../records/registry.ts";
import type { Dataset } from "../records/schema.ts";
import { type Evidence, readEvidence } from "./evidence.ts";
import { type FullText, type PackedFullText, packFullText, readFullText } from "./full-text.ts";
import { type PackedSequences, readSequences } from "./word-pairs.ts";

/** What is read out of all that is written about a registry's datasets. */
export interface Texts {
  /** The words in the names, labels, titles and notes of each dataset. */
  readonly fullText: FullText;
  /** Their order. */
  readonly sequences: PackedSequences;
  readonly evidence: Evidence;
  /** The words of titles and notes as they are written, in small letters. */
  readonly written: PackedStrings;
}

/** The same as it is kept. */
export interface PackedTexts extends Texts {
  readonly fullText: PackedFullText;
}

/** What was read as it is kept. */
export function packTexts(texts: Texts): PackedTexts {
  return { ...texts, fullText: packFullText(texts.fullText) };
}

function labelsOf(dataset: Dataset, registry: Registry): readonly string[] {
  const facets = [
    ["kind", dataset.kind ? [dataset.kind] : []],
    ["task", dataset.tasks],
    ["modality", dataset.modalities],
  ] as const;
  return facets.flatMap(([facet, values]) =>
    values.flatMap((value) => {
      const known = registry.value(facet, value);
      return known ? [known.label.en, known.label.ko] : [value];
    }),
  );
}

/** Makes a function that keeps what it gave: a million texts share some thousand words. */
function kept<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const value = make(text);
    made.set(text, value);
    return value;
  };
}

/** Reads every text about every dataset once: what searching needs to know of a registry. */
export function readTexts(registry: Registry): Texts {
  const fullText = readFullText();
  const sequences = readSequences();
  const evidence = readEvidence(registry);
  const written = new Set<string>();
  const tokensOfLabel = kept(tokenize);
  const termsOfLong = {
    hangul: kept((text) => termsOf({ text, start: 0, end: text.length, hangul: true, glued: false, joined: false })),
    other: kept((text) => termsOf({ text, start: 0, end: text.length, hangul: false, glued: false, joined: false })),
  };
  let terms: string[] = [];
  const readPart = (tokens: readonly Token[]) => {
    const part = tokens.flatMap((token) => {
      // What stands before a single syllable decides whether it is a word.
      if (token.text.length === 1) return termsOf(token);
      return token.hangul ? termsOfLong.hangul(token.text) : termsOfLong.other(token.text);
    });
    sequences.read(part);
    terms.push(...part);
  };
  const readWriting = (tokens: readonly Token[]) => {
    readPart(tokens);
    for (const { text } of tokens) written.add(text);
  };

  for (const dataset of registry.datasets) {
    for (const name of [dataset.name, ...dataset.aliases]) readPart(tokenize(name));
    for (const label of labelsOf(dataset, registry)) readPart(tokensOfLabel(label));
    const note = normalize(dataset.note?.en ?? "");
    const tokens = tokenizeNormal(note);
    evidence.read(note, tokens);
    readWriting(tokens);
    // What is the same in both languages counts once.
    for (const other of new Set([dataset.paper?.title ?? "", dataset.note?.ko ?? ""])) {
      if (other !== dataset.note?.en) readWriting(tokenize(other));
    }
    fullText.add(terms);
    sequences.endText();
    terms = [];
  }
  const indexed = fullText.finish();
  return {
    fullText: indexed,
    sequences: sequences.pack(indexed.terms),
    evidence: evidence.finish(),
    written: packStrings(written),
  };
}
