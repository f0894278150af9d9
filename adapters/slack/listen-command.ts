import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from "@slack/bolt";
import { detectLocale } from "../../src/index.ts";
import { errorFields } from "../log.ts";
import { answerQuestion, renderAnswered } from "./answer.ts";
import { decodeText } from "./decode.ts";
import { turnLinks } from "./link-switch.ts";
import type { SlackParts } from "./parts.ts";
import { keepButtons, surePayload } from "./post.ts";
import type { SlackPayload } from "./render.ts";
import { readSubcommand } from "./subcommand.ts";
import { teamOf } from "./team.ts";
import { words } from "./words.ts";

type Args = SlackCommandMiddlewareArgs & AllMiddlewareArgs;
type Reply = SlackPayload | { readonly text: string };

/** After this long a command is acknowledged empty, and answered by its response_url; Slack waits for 3 s. In milliseconds. */
const raceMs = 1500;

async function reply({ command, context, client }: Args, parts: SlackParts): Promise<Reply> {
  const text = decodeText(command.text ?? "");
  const reader = { team: teamOf(context), user: command.user_id };
  const locale = await parts.languages.of(reader, text, client);
  const own = words[locale ?? detectLocale(text)];
  const asked = readSubcommand(text);
  switch (asked.kind) {
    case "language": {
      if (asked.locale === undefined) return { text: own.languageUnknown };
      await parts.languages.choose(reader, asked.locale);
      return { text: asked.locale === null ? own.languageReset : words[asked.locale].languageSet };
    }
    case "links": {
      if (asked.on === undefined) return { text: own.linksUnknown };
      await turnLinks(reader.team, command.channel_id, asked.on, parts.store);
      return { text: asked.on ? own.linksOn : own.linksOff };
    }
    case "help":
    case "ask": {
      const answered = await answerQuestion(text, { locale }, parts);
      const { kind, locale: language } = answered.message;
      const footnote = kind === "help" ? { footnote: words[language].commands } : {};
      const rendered = renderAnswered(answered, { isPrivate: true, ...footnote });
      await keepButtons(rendered, parts);
      return surePayload(rendered, parts);
    }
  }
}

/** Answers `/dataset …` for the asker alone, inside the acknowledgement: no call, and nothing that can fail on the way. */
export async function onCommand(args: Args, parts: SlackParts): Promise<void> {
  const answering = reply(args, parts);
  let late: NodeJS.Timeout | undefined;
  const timeout = new Promise<null>((resolve) => {
    late = setTimeout(() => resolve(null), raceMs);
  });
  const soon = await Promise.race([answering, timeout]).finally(() => clearTimeout(late));
  if (soon !== null) return args.ack({ response_type: "ephemeral", ...soon });
  // While this is under way nobody waits for the answer, and its failure must not be a stray one.
  answering.catch(() => {});
  await args.ack();
  const { text = "" } = args.command;
  const failed = { text: words[detectLocale(text)].failed };
  const given = await answering.then(
    (answer) => ({ answer, error: null }),
    (error: unknown) => ({ answer: failed, error }),
  );
  await args.respond({ response_type: "ephemeral", ...given.answer });
  if (given.error !== null) parts.log.error("slack.failed", errorFields(given.error));
}
