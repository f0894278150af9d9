import type { webApi } from "@slack/bolt";
import { z } from "zod";
import { type Locale, locales } from "../../src/index.ts";
import type { AdapterContext } from "../adapter.ts";
import { errorFields } from "../log.ts";
import { isMissingScope, rateLimitMs, refusal } from "./errors.ts";
import { personOf, type Reader } from "./team.ts";

/** What else says in which language to answer. */
export interface Around {
  /** The language of the conversation, which a single word ("more", a name) stays in. */
  readonly before?: Locale | undefined;
  /** Whether the answer is for all to read. */
  readonly isPublic?: boolean;
}

/** In which language people want their answers. */
export interface Languages {
  /** What a reader chose, or null. */
  chosen(reader: Reader): Promise<Locale | null>;
  /** Keeps a choice; null takes it back. Rejects where the store fails. */
  choose(reader: Reader, locale: Locale | null): Promise<void>;
  /** Keeps in which language a workspace reads what is for all; null takes it back. Rejects where the store fails. */
  chooseForTeam(team: string, locale: Locale | null): Promise<void>;
  /**
   * The language to answer a question in: the reader's choice; Korean for Hangul; the conversation's; the reader's Slack
   * where that is Korean; the workspace's, where the answer is for all to read; else undefined, and the question's own
   * language decides. Never rejects, and waits for Slack 0.8 s at most.
   */
  of(reader: Reader, question: string, client: webApi.WebClient, around?: Around): Promise<Locale | undefined>;
}

/** As good as for ever: five years, in milliseconds. */
const choiceMs = 5 * 365 * 24 * 60 * 60_000;
const slackMs = 24 * 60 * 60_000;
const failedMs = 60 * 60_000;
const longestWaitMs = 800;
/** As long as the store is waited for: without it the question's own language decides. In milliseconds. */
const longestReadMs = 100;

const localeSchema = z.enum(locales);
const slackSchema = z.enum([...locales, "other"]);
type SlackLocale = z.infer<typeof slackSchema>;

const hangul = /\p{Script=Hangul}/u;

/** Languages kept in the store, with Slack's own knowledge of its people behind them. */
export function createLanguages({ store, log }: Pick<AdapterContext, "store" | "log">): Languages {
  const choiceKey = ({ team, user }: Reader) => `slack:language:${team}:${user}`;
  const teamKey = (team: string) => `slack:team-language:${team}`;
  const slackKey = ({ team, user }: Reader) => `slack:locale:${team}:${user}`;
  const asking = new Map<string, Promise<SlackLocale>>();
  let notBefore = 0;

  async function stored<T>(key: string, schema: z.ZodType<T>): Promise<T | null> {
    const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), longestReadMs).unref());
    try {
      const value = await Promise.race([store.get(key), late]);
      // Most people chose nothing, and to find that out by a failed parse costs more than all the rest.
      if (value === undefined) return null;
      const parsed = schema.safeParse(value);
      return parsed.success ? parsed.data : null;
    } catch (error) {
      log.warn("slack.store", errorFields(error));
      return null;
    }
  }

  /** What Slack says, and for how long that holds; null where it says nothing of anybody. */
  async function askSlack(reader: Reader, client: webApi.WebClient): Promise<[SlackLocale, number] | null> {
    if (Date.now() < notBefore) return null;
    try {
      const { user } = await client.users.info({ user: reader.user, include_locale: true });
      const found = localeSchema.safeParse(user?.locale?.slice(0, 2));
      return [found.success ? found.data : "other", slackMs];
    } catch (error) {
      log.warn("slack.locale", { ...errorFields(error), refusal: refusal(error) });
      const wait = isMissingScope(error) ? failedMs : rateLimitMs(error);
      // A person that the bot may not see (a guest of another workspace) says nothing of others.
      if (wait === null) return ["other", failedMs];
      // A scope that is missing stays missing, and a rate limit is for all: nobody is asked about for a while.
      notBefore = Date.now() + wait;
      return null;
    }
  }

  async function learn(reader: Reader, client: webApi.WebClient): Promise<SlackLocale> {
    const [locale, ms] = (await askSlack(reader, client)) ?? ["other", 0];
    if (ms > 0) {
      store
        .set(slackKey(reader), locale, ms, [personOf(reader)])
        .catch((error: unknown) => log.warn("slack.store", errorFields(error)));
    }
    return locale;
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
      else await store.set(choiceKey(reader), locale, choiceMs, [personOf(reader)]);
    },
    async chooseForTeam(team, locale) {
      if (locale === null) await store.delete(teamKey(team));
      else await store.set(teamKey(team), locale, choiceMs);
    },
    async of(reader, question, client, { before, isPublic = false } = {}) {
      const choice = await chosen(reader);
      if (choice !== null) return choice;
      // Slack is in English for whoever never changed it, so a question in Korean says more.
      if (hangul.test(question)) return "ko";
      if (before !== undefined && !/\s/.test(question)) return before;
      if ((await slackLocale(reader, client)) === "ko") return "ko";
      return isPublic ? ((await stored(teamKey(reader.team), localeSchema)) ?? undefined) : undefined;
    },
  };
}
