import { describe, expect, it } from "vitest";
import { renderDiscord } from "../../adapters/discord/render.ts";
import { contractMessages } from "../../adapters/gallery.ts";
import { renderSlack } from "../../adapters/slack/render.ts";
import { renderTerminal } from "../../adapters/terminal/render.ts";
import { type Message, plainText } from "../../src/index.ts";
import { inspectDiscord } from "../discord/inspect.ts";
import { inspectSlack } from "../slack/inspect.ts";
import { engineOver, records } from "../support.ts";

interface Inspected {
  readonly text: string;
  readonly links: readonly string[];
  readonly problems: readonly string[];
}

/** Each platform: its payload of a message, as a person would see it. */
const platforms: Record<string, (message: Message) => Inspected> = {
  terminal: (message) => {
    const text = renderTerminal(message, { width: 100, color: false, links: false });
    return { text, links: text.match(/https?:\/\/\S+/g) ?? [], problems: [] };
  },
  slack: (message) => inspectSlack(renderSlack(message)),
  discord: (message) => inspectDiscord(renderDiscord(message)),
};

const engine = engineOver();
const messages = contractMessages(engine);
const real = messages.filter(({ name }) => !name.startsWith("worst-"));
const small = real.filter(({ message }) => message.cards.length > 0 && message.cards.length <= 5);

/** Words without white space and without what a platform may put between them: lines are broken differently everywhere. */
const flat = (text: string) => text.replace(/[\s│·|]+/g, "");

describe.each(Object.entries(platforms))("%s shows", (_, inspect) => {
  it.each(messages.map(({ name, message }) => [name, message] as const))(
    "%s within the platform's limits",
    (_name, message) => {
      const { text, problems } = inspect(message);
      expect(problems).toEqual([]);
      expect(text.trim()).not.toBe("");
    },
  );

  it.each(real.map(({ name, message }) => [name, message] as const))(
    "%s: what it says, and each card's name as a link",
    (_name, message) => {
      const { text, links } = inspect(message);
      for (const line of message.text.split("\n")) expect(flat(text)).toContain(flat(line));
      for (const card of message.cards) {
        // Word by word: in a narrow column a name takes two lines.
        for (const word of card.title.text.split(/\s+/)) expect(flat(text)).toContain(flat(word));
        // A host alone is the same address with the slash of its root.
        if (card.title.url) expect(links.map((link) => new URL(link).href)).toContain(new URL(card.title.url).href);
      }
    },
  );

  it.each(small.map(({ name, message }) => [name, message] as const))(
    "%s: kind, how many, languages, modalities, users, licence, note and why",
    (_name, message) => {
      const text = flat(inspect(message).text);
      for (const card of message.cards) {
        // Word by word: in a table a cell's lines stand beside its neighbours'.
        for (const word of card.subtitle.split(/[\s·]+/)) expect(text).toContain(word);
        if (card.note) expect(text).toContain(flat(card.note).slice(0, 60));
        if (card.why) expect(text).toContain(flat(card.why));
        for (const field of card.fields) {
          if (!["size", "languages", "modalities", "usedBy", "license", "stage"].includes(field.key)) continue;
          // A narrow column may cut a long part off ("… nominal size in the name"), never the value itself.
          expect(text, field.label).toContain(flat(field.value[0]?.text ?? "").slice(0, 12));
        }
      }
    },
  );

  it("the same in both languages: a Korean question is answered in Korean", () => {
    const korean = messages.find(({ name }) => name === "dataset-ko");
    expect(flat(inspect(korean?.message ?? fail()).text)).toContain("라이선스");
  });

  it("a licence that nobody verified as not verified", () => {
    const unread = records.datasets.find(({ license, noLicense }) => license === null && !noLicense);
    const { message } = engine.ask(`what is ${unread?.name}`);
    expect(message.cards[0]?.id).toBe(unread?.id);
    expect(flat(inspect(message).text)).toMatch(/Licen[cs]e:?notverified/);
  });
});

describe("plain text", () => {
  it.each(real.map(({ name, message }) => [name, message] as const))(
    "%s holds every word of the message",
    (_, message) => {
      const text = plainText(message);
      expect(text).toContain(message.text);
      for (const card of message.cards) {
        for (const word of [card.title.text, card.title.url ?? "", card.subtitle, card.note ?? "", card.why ?? ""]) {
          expect(text).toContain(word);
        }
      }
    },
  );
});

function fail(): never {
  throw new Error("the contract has no such message");
}
