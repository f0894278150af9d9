import { expect, it, vi } from "vitest";
import { renderSlack } from "../../adapters/slack/render.ts";
import { locales } from "../../src/index.ts";
import { engineOver, records } from "../support.ts";
import { inspectSlack } from "./inspect.ts";

// Thousands of records, beside whatever else the machine is testing.
vi.setConfig({ testTimeout: 120_000 });
const engine = engineOver();
const questions = [
  ...records.datasets.map(({ name }) => name),
  ...records.models.map(({ name }) => `what data did ${name} use`),
  ...records.vocabularies.flatMap(({ values }) => values.flatMap(({ label }) => [label.en, label.ko])),
  "",
  "preference korean",
  "한국어 데이터셋",
  "qwertyuiop",
];

// One test for all of a language: each record is a payload, and Slack must take every one of them.
it.each(locales)("Slack takes the answer about every record and every value of the vocabulary (%s)", (locale) => {
  const refused: string[] = [];
  for (const question of questions) {
    const { message } = engine.ask(question, { locale, limit: 10 });
    const { text, problems } = inspectSlack(renderSlack(message));
    for (const card of message.cards.slice(0, 10)) if (!text.includes(card.title.text)) problems.push(`no ${card.id}`);
    refused.push(...problems.map((problem) => `${question}: ${problem}`));
  }
  expect(refused).toEqual([]);
});
