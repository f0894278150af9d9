import type { webApi } from "@slack/bolt";
import { z } from "zod";
import { type Locale, locales } from "../../src/index.ts";
import type { AdapterContext } from "../adapter.ts";
import { errorFields } from "../log.ts";
import { refusal } from "./errors.ts";

/** Who reads an answer. */
export interface Reader {
  readonly team: string;
  readonly user: string;
}

/** In which language people want their answers. */
export interface Languages {
  /** What a reader chose, or null. */
  chosen(reader: Reader): Promise<Locale | null>;
  /** Keeps a choice; null takes it back. Rejects where the store fails. */
  choose(reader: Reader, locale: Locale | null): Promise<void>;
  /**
   * The language to answer a question in: the reader's choice; Korean for Hangul; the reader's Slack where that is
   * Korean; else undefined, and the question's own language decides. Never rejects, and waits for Slack 0.8 s at most.
   * @param before the language of the conversation, which a single word ("more", a name) stays in.
   */
  of(reader: Reader, question: string, client: webApi.WebClient, before?: Locale): Promise<Locale | undefined>;
}

/** As good as for ever: five years, in milliseconds. */
const choiceMs = 5 * 365 * 24 * 60 * 60_000;
const slackMs = 24 * 60 * 60_000;
const failedMs = 60 * 60_000;
const longestWaitMs = 800;

const localeSchema = z.enum(locales);
const slackSchema = z.enum([...locales, "other"]);
type SlackLocale = z.infer<typeof slackSchema>;

const hangul = /\p{Script=Hangul}/u;

/** Languages kept in the store, with Slack's own knowledge of its people behind them. */
export function createLanguages({ store, log }: Pick<AdapterContext, "store" | "log">): Languages {
  const choiceKey = ({ team, user }: Reader) => `slack:language:${team}:${user}`;
  const slackKey = ({ team, user }: Reader) => `slack:locale:${team}:${user}`;
  const asking = new Map<string, Promise<SlackLocale>>();
  let notBefore = 0;

  async function stored<T>(key: string, schema: z.ZodType<T>): Promise<T | null> {
    try {
      const value = await store.get(key);
      // Most people chose nothing, and to find that out by a failed parse costs more than all the rest.
      if (value === undefined) return null;
      const parsed = schema.safeParse(value);
      return parsed.success ? parsed.data : null;
    } catch (error) {
      log.warn("slack.store", errorFields(error));
      return null;
    }
  }

  async function askSlack(reader: Reader, client: webApi.WebClient): Promise<SlackLocale | null> {
    if (Date.now() < notBefore) return null;
    try {
      const { user } = await client.users.info({ user: reader.user, include_locale: true });
      const found = localeSchema.safeParse(user?.locale?.slice(0, 2));
      return found.success ? found.data : "other";
    } catch (error) {
      // A scope that is missing stays missing: nobody is asked about for a while.
      notBefore = Date.now() + failedMs;
      log.warn("slack.locale", { ...errorFields(error), refusal: refusal(error) });
      return null;
    }
  }

  async function learn(reader: Reader, client: webApi.WebClient): Promise<SlackLocale> {
    const locale = await askSlack(reader, client);
    try {
      if (locale !== null) await store.set(slackKey(reader), locale, slackMs);
    } catch (error) {
      log.warn("slack.store", errorFields(error));
    }
    return locale ?? "other";
  }

  async function slackLocale(reader: Reader, client: webApi.WebClient): Promise<SlackLocale> {
    const key = slackKey(reader);
    const known = await stored(key, slackSchema);
    if (known !== null) return known;
    const asked = asking.get(key) ?? learn(reader, client).finally(() => asking.delete(key));
    asking.set(key, asked);
    const late = new Promise<SlackLocale>((resolve) => setTimeout(() => resolve("other"), longestWaitMs).unref());
    return Promise.race([asked, late]);
  }

  const chosen = (reader: Reader) => stored(choiceKey(reader), localeSchema);
  return {
    chosen,
    async choose(reader, locale) {
      if (locale === null) await store.delete(choiceKey(reader));
      else await store.set(choiceKey(reader), locale, choiceMs);
    },
    async of(reader, question, client, before) {
      const choice = await chosen(reader);
      if (choice !== null) return choice;
      // Slack is in English for whoever never changed it, so a question in Korean says more.
      if (hangul.test(question)) return "ko";
      if (before !== undefined && !/\s/.test(question)) return before;
      return (await slackLocale(reader, client)) === "ko" ? "ko" : undefined;
    },
  };
}
