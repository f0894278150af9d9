const entity = /&(?!(?:amp|lt|gt);)/u;

/** Each `<…>` of mrkdwn, and where one begins and does not end. */
function references(text: string): { inside: string[]; broken: boolean } {
  const inside: string[] = [];
  const left = text.replace(/<([^<>]*)>/gu, (_, reference: string) => {
    inside.push(reference);
    return "";
  });
  return { inside, broken: /[<>]/u.test(left) };
}

function mrkdwnProblems(text: string): string[] {
  const problems: string[] = [];
  const { inside, broken } = references(text);
  if (entity.test(text)) problems.push("an & that is not escaped");
  if (broken) problems.push("a < or > that is not escaped");
  for (const reference of inside) {
    if (/^[!@#]/u.test(reference)) problems.push(`a mention: <${reference}>`);
    else if (!/^https?:\/\/[^\s|]+(?:\|[^\n]*)?$/u.test(reference))
      problems.push(`a link that is none: <${reference}>`);
  }
  return problems;
}

/** What no text of ours may hold, wherever in `value` it stands: halves of characters, mentions, half an entity. */
export function textProblems(value: unknown, at: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => textProblems(item, `${at}/${index}`));
  const object = value as Readonly<Record<string, unknown>>;
  const problems = Object.entries(object).flatMap(([key, item]) => textProblems(item, `${at}/${key}`));
  const { type, text } = object;
  if (typeof text !== "string") return problems;
  if (/\p{Surrogate}/u.test(text)) problems.push(`${at}: half a character`);
  if (type === "mrkdwn") {
    problems.push(...mrkdwnProblems(text).map((problem) => `${at}: ${problem}`));
    if (object.verbatim !== true) problems.push(`${at}: not verbatim, so Slack looks for names and links of its own`);
  }
  if (type === "plain_text" && object.emoji !== false)
    problems.push(`${at}: emoji not off, so :names: turn into pictures`);
  return problems;
}
