import type { Expression, Measure } from "../records/expression.ts";

/** What a question says of users, days and bytes, and the question without it. */
export interface Measures {
  readonly conditions: readonly Expression[];
  /** It asks for a size in bytes, which no record tells. */
  readonly bytes: boolean;
  readonly rest: string;
}

const numerals: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  ten: 10,
  한: 1,
  하나: 1,
  두: 2,
  세: 3,
  네: 4,
  다섯: 5,
  열: 10,
};
const count = `(\\d+|${Object.keys(numerals).join("|")})`;
const numberOf = (written = "") => numerals[written.toLowerCase()] ?? Number(written);

const atLeast = (of: Measure, min: number): Expression => ({ op: "range", of, min });
const atMost = (of: Measure, max: number): Expression => ({ op: "range", of, max });

type Rule = readonly [RegExp, (match: RegExpExecArray, today: Date) => Expression];

/** A number of users with its bound: "at least 5", "5 or more", "5개 이상". */
function usersRange(bound: string, written: string | undefined, after = ""): Expression {
  const value = numberOf(written);
  const said = `${bound} ${after}`;
  if (/more than|over|초과|넘/i.test(said)) return atLeast("users", value + 1);
  if (/fewer|less|under|미만/i.test(said)) return atMost("users", value - 1);
  if (/at most|up to|이하/i.test(said)) return atMost("users", value);
  if (/exactly|딱|정확히/i.test(said)) return { op: "range", of: "users", min: value, max: value };
  return atLeast("users", value);
}

const bound = "(at least|more than|over|fewer than|less than|at most|up to|exactly|only)?";
const used = "(?:used|adopted|trained on|쓴|쓰는|쓰인|사용한|사용된|사용하는|학습에\\s?쓴|학습한|채택한)";

const userRules: readonly Rule[] = [
  [
    /\b(?:unused|never (?:been )?used|(?:that )?not (?:one|a single)(?: known)? model(?: \w+){0,3} (?:has |have )?(?:ever )?used?|not (?:been )?used by (?:any|a single)(?: known)?(?: models?)?|(?:that |which )?(?:no|none of the)(?: known)? models? (?:has |have )?(?:ever )?(?:used?|trained on)|(?:that )?(?:nobody|no one|noone)(?: has)?(?: ever)? used?|used by (?:no(?: one|body)?(?: models?)?|nobody))\b/i,
    () => atMost("users", 0),
  ],
  [
    /(?:아무도|아무\s?모델도|어떤\s?모델도|쓴\s?모델이\s?(?:하나도\s?)?없는|사용한\s?모델이\s?(?:하나도\s?)?없는|한\s?번도)(?:\s?(?:안|쓰지|사용하지)\s?(?:않은|쓴|쓰인|사용한|사용된|않는|쓰는))?/,
    () => atMost("users", 0),
  ],
  [
    new RegExp(
      `\\b(?:used|adopted|trained on|shared)\\s(?:by|in)\\s${bound}\\s*${count}(\\+|\\s?or more|\\s?or fewer)?\\s*(?:different\\s)?models?\\b`,
      "i",
    ),
    (match) => usersRange(match[1] ?? "", match[2], match[3]),
  ],
  [
    new RegExp(
      `\\b(?:that\\s)?${bound}\\s*${count}(\\+|\\s?or more)?\\s(?:different\\s)?models?\\s(?:have\\s|has\\s)?(?:actually\\s|really\\s|ever\\s)?(?:used?|trained on|were trained on)\\b`,
      "i",
    ),
    (match) => usersRange(match[1] ?? "", match[2], match[3]),
  ],
  [
    new RegExp(
      `(?:모델\\s?)${count}\\s?(?:개|곳|종|가지)?\\s?(이상|초과|넘게|미만|이하)?(?:의|이|에서|에|가)?\\s?(?:모델(?:이|에서|에)?\\s?)?${used}`,
    ),
    (match) => usersRange(match[2] ?? "", match[1]),
  ],
  [
    new RegExp(
      `${count}\\s?(?:개|곳|종|가지)\\s?(이상|초과|넘게|미만|이하)?(?:의|이)?\\s?모델(?:이|에서|에)?\\s?${used}`,
    ),
    (match) => usersRange(match[2] ?? "", match[1]),
  ],
];

const someRules: readonly Rule[] = [
  [
    new RegExp(`(?:쓴|쓰는|사용한|학습한)\\s?모델(?:이|\\s?수가?)?\\s?${count}\\s?개?\\s?(이상|초과|넘는|미만|이하)`),
    (match) => usersRange(match[2] ?? "", match[1]),
  ],
  [
    /(?:실제로\s?)?(?:어떤\s?)?모델이(?:든|라도)?\s?(?:실제로\s?)?(?:한\s?번이라도|하나라도|한\s?개라도|실제로)\s?(?:학습에\s?)?(?:쓴|사용한)/,
    () => atLeast("users", 1),
  ],
  [
    /\b(?:that (?:some|any) models? (?:has |have |was |were )?(?:actually |really |ever )?(?:used?|trained on)|used by (?:some|any|at least one|real|actual) models?)\b/i,
    () => atLeast("users", 1),
  ],
  [
    /(?:쓴|쓰는|사용한|학습한|학습에\s?쓴)\s?모델이\s?(?:최소\s?|적어도\s?)?(?:하나|한\s?개|1개)?(?:라도|는|이상)?\s?(?:실제로\s?)?있(?:는|어야|었으면|으면)/,
    () => atLeast("users", 1),
  ],
];

const day = 24 * 60 * 60 * 1000;
const dayOf = (date: Date) => Number(date.toISOString().slice(0, 10).replaceAll("-", ""));
const before = (today: Date, days: number) => new Date(today.getTime() - days * day);
const since = (date: Date) => atLeast("added", dayOf(date));
const within = (min: Date, max: Date): Expression => ({ op: "range", of: "added", min: dayOf(min), max: dayOf(max) });
/** The Monday of a day's week. */
const monday = (today: Date) => before(today, (today.getUTCDay() + 6) % 7);
const firstOfMonth = (today: Date, back = 0) =>
  new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, 1));
const years = (min: number, max: number): Expression => ({ op: "range", of: "year", min, max });
const year = (today: Date) => today.getUTCFullYear();

const addedWords =
  "(?:(?:newly |recently |just )?(?:added|new|arrived|registered)\\s(?:to the registry\\s)?(?:in\\s)?(?:the\\s)?)";
const dayRules: readonly Rule[] = [
  [/\b(?:added|new)\s+today\b|오늘\s?(?:새로\s?)?(?:추가|등록|들어온)(?:된|한)?/i, (_, today) => since(today)],
  [
    /\b(?:added|new)\s+yesterday\b|어제\s?(?:새로\s?)?(?:추가|등록|들어온)(?:된|한)?/i,
    (_, today) => within(before(today, 1), before(today, 1)),
  ],
  [
    new RegExp(
      `${addedWords}?\\bthis week\\b|이번\\s?주에?(?:\\s?(?:새로\\s?)?(?:추가|등록|들어온|나온)(?:된|한)?)?`,
      "i",
    ),
    (_, today) => since(monday(today)),
  ],
  [
    new RegExp(
      `${addedWords}?\\blast week\\b|지난\\s?주에?(?:\\s?(?:새로\\s?)?(?:추가|등록|들어온|나온)(?:된|한)?)?`,
      "i",
    ),
    (_, today) => within(before(monday(today), 7), before(monday(today), 1)),
  ],
  [
    new RegExp(
      `${addedWords}?\\bthis month\\b|이번\\s?달에?(?:\\s?(?:새로\\s?)?(?:추가|등록|들어온|나온)(?:된|한)?)?`,
      "i",
    ),
    (_, today) => since(firstOfMonth(today)),
  ],
  [
    new RegExp(
      `${addedWords}?\\blast month\\b|지난\\s?달에?(?:\\s?(?:새로\\s?)?(?:추가|등록|들어온|나온)(?:된|한)?)?`,
      "i",
    ),
    (_, today) => within(firstOfMonth(today, 1), before(firstOfMonth(today), 1)),
  ],
  [
    new RegExp(`\\badded (?:in |within |over )?the (?:last|past) ${count} (day|week|month)s?\\b`, "i"),
    (match, today) =>
      since(
        before(today, numberOf(match[1]) * (/week/i.test(match[2] ?? "") ? 7 : /month/i.test(match[2] ?? "") ? 30 : 1)),
      ),
  ],
  [/\badded since (\d{4})-(\d\d)-(\d\d)\b/i, (match) => atLeast("added", Number(`${match[1]}${match[2]}${match[3]}`))],
  [
    /(\d{4})-(\d\d)-(\d\d)\s?(?:이후|부터)에?\s?(?:추가|등록)(?:된|한)?/,
    (match) => atLeast("added", Number(`${match[1]}${match[2]}${match[3]}`)),
  ],
  [
    /\b(?:what(?:'|’)?s new|what is new|recently added|newly added|latest additions?|new arrivals?)\b(?:\s(?:to|in) the registry)?|새로\s?(?:추가된|들어온|등록된)|최근에?\s?(?:추가된|등록된|들어온)/i,
    (_, today) => since(before(today, 14)),
  ],
  [/\bthis year\b|올해에?|금년/i, (_, today) => years(year(today), year(today))],
  [/\blast year\b|작년에?|지난해에?/i, (_, today) => years(year(today) - 1, year(today) - 1)],
  [
    new RegExp(`\\b(?:in |within |from |over )?the (?:last|past) (?:${count} )?years?\\b`, "i"),
    (match, today) => atLeast("year", year(today) - (match[1] ? numberOf(match[1]) : 1)),
  ],
  [
    new RegExp(`(?:최근|지난)\\s?${count}\\s?년(?:간|\\s?동안|\\s?이내|\\s?사이)?(?:에)?`),
    (match, today) => atLeast("year", year(today) - numberOf(match[1])),
  ],
];

const bytes =
  /(?:\b(?:under|over|below|above|less than|more than|smaller than|larger than|bigger than|at most|at least)\s*)?\b\d+(?:\.\d+)?\s?(?:[kmgt]i?b|bytes|gigabytes|megabytes|terabytes|기가|테라|메가)(?:바이트)?(?![a-z])(?:\s?(?:보다\s?(?:작은|큰)|이하|이상|미만|초과))?/i;

// What every rule of a kind holds: most questions hold none of it, and a look for all of them takes far longer.
const maybeUsers = /use|model|trained|아무도|모델|번도/i;
const maybeDays =
  /today|yesterday|week|month|year|added|new|addition|오늘|어제|이번|지난|추가|등록|새로|최근|올해|금년|작년/i;

/** Reads users, days and bytes. @param today the day of asking. */
export function readMeasures(question: string, today: Date): Measures {
  let rest = question.replace(/(?<=\d)-(?:or|and)-(?=(?:newer|later|more|older|earlier|less|up|above)\b)/gi, " or ");
  const conditions: Expression[] = [];
  const rules = [
    ...(maybeUsers.test(question) ? [...userRules, ...someRules] : []),
    ...(maybeDays.test(question) ? dayRules : []),
  ];
  for (const [pattern, read] of rules) {
    const match = pattern.exec(rest);
    if (!match) continue;
    conditions.push(read(match, today));
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
  }
  const without = /\d/.test(rest) ? rest.replace(bytes, " ") : rest;
  return { conditions, bytes: without !== rest, rest: without };
}
