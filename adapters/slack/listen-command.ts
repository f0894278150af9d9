import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from "@slack/bolt";
import { detectLocale } from "../../src/index.ts";
import { errorFields } from "../log.ts";
import { answerQuestion, renderAnswered } from "./answer.ts";
import { decodeText } from "./decode.ts";
import { refusal } from "./errors.ts";
import { forgetPerson } from "./forget.ts";
import { turnLinks } from "./link-switch.ts";
import type { SlackParts } from "./parts.ts";
import { keepButtons, respondWith, surePayload } from "./post.ts";
import type { Rendered } from "./render.ts";
import { postToUrl } from "./response-url.ts";
import { readSubcommand } from "./subcommand.ts";
import { personOf, type Reader, teamOf } from "./team.ts";
import { words } from "./words.ts";

type Args = SlackCommandMiddlewareArgs & AllMiddlewareArgs;
type Reply = Rendered | { readonly text: string };

/** After this long a command is acknowledged empty, and answered by its response_url; Slack waits for 3 s. In milliseconds. */
const raceMs = 1500;

function readerOf({ command, context }: Args): Reader {
  return { team: teamOf(context), user: command.user_id };
}

async function reply(args: Args, parts: SlackParts): Promise<Reply> {
  const { command, client } = args;
  const text = decodeText(command.text ?? "");
  const reader = readerOf(args);
  const asked = readSubcommand(text);
  // Whoever wants to be forgotten is not asked about, or what Slack says of them might be kept again.
  const isForgotten = asked.kind === "forget";
  const locale = isForgotten
    ? ((await parts.languages.chosen(reader)) ?? undefined)
    : await parts.languages.of(reader, text, client);
  const own = words[locale ?? detectLocale(text)];
  switch (asked.kind) {
    case "language": {
      if (asked.locale === undefined) return { text: own.languageUnknown };
      if (asked.ofTeam) await parts.languages.chooseForTeam(reader.team, asked.locale);
      else await parts.languages.choose(reader, asked.locale);
      const said = asked.locale === null ? own : words[asked.locale];
      if (asked.ofTeam) return { text: asked.locale === null ? own.teamLanguageReset : said.teamLanguageSet };
      return { text: asked.locale === null ? own.languageReset : said.languageSet };
    }
    case "links": {
      if (asked.on === undefined) return { text: own.linksUnknown };
      await turnLinks(reader.team, command.channel_id, asked.on, parts.store);
      return { text: asked.on ? own.linksOn : own.linksOff };
    }
    case "forget": {
      await forgetPerson(reader, parts);
      return { text: own.forgotten };
    }
    case "help":
    case "ask": {
      const answered = await answerQuestion(text, { locale }, parts);
      const { kind, locale: language } = answered.message;
      const footnote = kind === "help" ? { footnote: words[language].commands } : {};
      const help = kind === "help" ? { help: { privacyUrl: parts.privacyUrl } } : {};
      return renderAnswered(answered, { isPrivate: true, ...footnote, ...help });
    }
  }
}

/** Answers by the response_url, which says what it will not take. */
async function respond(args: Args, answer: Reply, parts: SlackParts): Promise<void> {
  const { response_url: url } = args.command;
  if ("forms" in answer) return respondWith(url, answer, "beside", [personOf(readerOf(args))], parts);
  await postToUrl(url, { response_type: "ephemeral", ...answer });
}

/** Answers `/dataset …` for the asker alone, inside the acknowledgement: no call, and nothing that can fail on the way. */
export async function onCommand(args: Args, parts: SlackParts): Promise<void> {
  const answering = reply(args, parts);
  let late: NodeJS.Timeout | undefined;
  const timeout = new Promise<null>((resolve) => {
    late = setTimeout(() => resolve(null), raceMs);
  });
  const soon = await Promise.race([answering, timeout]).finally(() => clearTimeout(late));
  if (soon !== null) {
    if (!("forms" in soon)) return args.ack({ response_type: "ephemeral", ...soon });
    keepButtons(soon, [personOf(readerOf(args))], parts);
    return args.ack({ response_type: "ephemeral", ...surePayload(soon, parts) });
  }
  // While this is under way nobody waits for the answer, and its failure must not be a stray one.
  answering.catch(() => {});
  await args.ack();
  const { text = "" } = args.command;
  const failed = { text: words[detectLocale(text)].failed };
  try {
    await respond(args, await answering, parts);
  } catch (error) {
    parts.log.error("slack.failed", { ...errorFields(error), refusal: refusal(error) });
    // The address may be what failed; then nothing more can be said.
    await respond(args, failed, parts).catch(() => {});
  }
}
