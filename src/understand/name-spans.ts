import type { Token } from "../language/text.ts";
import { allOf, anyOf, type Expression, type Named, notOf } from "../records/expression.ts";
import type { Mention } from "../records/query.ts";
import { isNegated } from "./negation.ts";
import { has, meaningsOf, type Reading } from "./segment.ts";

/** A name in a question, as one thing: what it is taken to be, and how it hangs together with the others. */
export interface NameSpan {
  /** Its place among the segments. */
  readonly at: number;
  readonly mention: Mention;
  /** Whether a record of the other type goes by this name, too. */
  readonly twofold: boolean;
  /** Whether what goes by it as a dataset does so only in short ("Video-LLaVA" of its training data). */
  readonly short: boolean;
  readonly negated: boolean;
  /** It is what others are held against: "X보다". */
  readonly than: boolean;
}

// What turns a relation to a name round, by what stands around the name: closed classes of the two grammars.
const verbs =
  "(?:use[sd]?|using|train(?:ed)?(?: on)?|touch(?:ed)?|include[sd]?|contain(?:ed|s)?|have|has|had|see|saw|rely on|need)";
const notBefore = new RegExp(
  `(?:\\b(?:didn['’]?t|don['’]?t|doesn['’]?t|never|hasn['’]?t|haven['’]?t|without|not|no|w/o|nor|sans|minus|except|excluding|isn'?t|aren'?t|wasn'?t)|\\b(?:did|do|does) not)\\s+(?:(?:ever|already|yet|also)\\s+)?${verbs}?\\s*(?:by|on|in|with|from|the|any|of)?\\s*(?:the\\s)?(?:first\\s|original\\s|old\\s)?$`,
  "i",
);
const notAfter =
  /^(?:'s)?\s*(?:(?:didn['’]?t|did not|doesn['’]?t|does not|never|hasn['’]?t|haven['’]?t|isn['’]?t|wasn['’]?t)\b|(?:left|leaves) out|skip(?:s|ped)|ignore[sd]|omit(?:s|ted)|lack(?:s|ed)|avoid(?:s|ed)|missed|misses)/i;
const notAfterKo =
  /^(?:은|는|이|가|을|를|도|로|으로|에는|엔|에|만)?\s*(?:학습에\s*|사전학습에\s*)?(?:(?:안|못)\s*(?:쓴|쓰|썼|사용|들어|포함|학습|거)|(?:쓰|사용하|학습하|들어가|포함되|포함하|거치)지\s?(?:않|못|는\s?않)|없는|없이|아닌|말고|빼고|빠진|빠져|빠졌|누락|미포함|제외)/;

/** The names of a question in their order. @param mentions the likeliest reading of each name first. */
export function readNameSpans(
  readings: readonly Reading[],
  tokens: readonly Token[],
  mentions: readonly Mention[],
  text: string,
): readonly NameSpan[] {
  const segments = readings.map(({ segment }) => segment);
  const linked = mentions.filter(({ typed }) => !readings.some((one) => one.typed === typed));
  const spans = readings.flatMap(({ segment, typed }, at): NameSpan[] => {
    const own = has(segment, "name") ? mentions.filter((mention) => mention.typed === typed) : [];
    const [mention] = own;
    if (!mention) return [];
    const last = tokens[segment.to - 1];
    const next = tokens[segment.to];
    const than = last?.text.endsWith("보다") === true || (next?.glued === true && next.text.startsWith("보다"));
    const twofold = own.some(({ type }) => type !== mention.type);
    const short = meaningsOf([segment], "name").every(({ ref, guess }) => ref.type === "model" || guess);
    const before = text.slice(0, tokens[segment.from]?.start);
    const after = text.slice(last?.end);
    const turned = notBefore.test(before) || notAfter.test(after) || notAfterKo.test(after);
    return [{ at, mention, twofold, short, negated: turned || isNegated(segments, at), than }];
  });
  const distinct = spans.filter(
    ({ mention: { type, id } }, at) =>
      spans.findIndex(({ mention }) => mention.type === type && mention.id === id) === at,
  );
  return [
    ...linked.map(
      (mention): NameSpan => ({ at: -1, mention, twofold: false, short: false, negated: false, than: false }),
    ),
    ...distinct,
  ];
}

/** The same span as the other thing that goes by its name. */
export function retyped(span: NameSpan, type: Mention["type"], mentions: readonly Mention[]): NameSpan {
  const other = mentions.find((mention) => mention.typed === span.mention.typed && mention.type === type);
  return other ? { ...span, mention: other } : span;
}

/** The record of a span as an expression. */
export function namedBy({ mention: { type, id } }: NameSpan): Named {
  return { op: "named", type, id };
}

/** Whether "or" stands between two names. */
export function isChoice(spans: readonly NameSpan[], readings: readonly Reading[]): boolean {
  const first = spans[0]?.at ?? 0;
  const last = spans.at(-1)?.at ?? 0;
  const between = readings.slice(Math.max(0, first), last).map(({ segment }) => segment);
  return meaningsOf(between, "logic").some(({ logic }) => logic === "or");
}

/** A relation to several names: to all of those that are wanted, or to any; and to none of those that are not. */
export function relateAll(
  spans: readonly NameSpan[],
  choice: boolean,
  relate: (name: Named) => Expression,
): readonly Expression[] {
  const wanted = spans.filter(({ negated }) => !negated).map((span) => relate(namedBy(span)));
  const unwanted = spans.filter(({ negated }) => negated).map((span) => notOf(relate(namedBy(span))));
  return [...(wanted.length > 0 ? [choice ? anyOf(wanted) : allOf(wanted)] : []), ...unwanted];
}

/** Whether nothing but a conjunction stands between two names, so that both are the same kind of thing. */
export function isCoordinated(one: NameSpan, other: NameSpan, asked: string): boolean {
  const from = asked.indexOf(one.mention.typed);
  const to = asked.indexOf(other.mention.typed, from + one.mention.typed.length);
  if (from < 0 || to < 0) return false;
  return /^(?:[\s,&+/]|and|or|by|with|vs\.?|as well as|이?랑|와|과|하고|및|또는|이나|나|하구)+$/i.test(
    asked.slice(from + one.mention.typed.length, to),
  );
}
