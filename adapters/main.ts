#!/usr/bin/env node
import { Command, InvalidArgumentError, Option } from "commander";
import { registryOption } from "../registry/option.ts";
import { fail } from "./fail.ts";
import { projectVersion } from "./project.ts";

function positiveInteger(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 1000)
    throw new InvalidArgumentError("It is a number, 1 to 1000.");
  return number;
}

function portNumber(value: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > 65_535) throw new InvalidArgumentError("It is a port, 0 to 65535.");
  return number;
}

function portOption(): Option {
  return new Option("--port <n>", "where the page listens: 3000, or the next free one").argParser(portNumber);
}

/** The places that the environment names; none for our own registry. */
async function environmentPlaces(): Promise<readonly string[]> {
  const { readVariables, registryPlaces } = await import("./env.ts");
  return registryPlaces(await readVariables());
}

interface AskFlags {
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly limit: number;
  readonly locale?: "en" | "ko";
  readonly registry?: readonly string[];
}

async function ask(words: readonly string[], flags: AskFlags): Promise<void> {
  const [{ openEngine }, { runAsk, lookOf }] = await Promise.all([
    import("./engine/open.ts"),
    import("./terminal/ask.ts"),
  ]);
  const engine = await openEngine(flags.registry ?? (await environmentPlaces()));
  if (words.length === 0 && process.stdin.isTTY) process.stderr.write("A question a line; Ctrl+D ends.\n");
  await runAsk({
    ask: engine.ask,
    questions: words.length > 0 ? words.join(" ") : process.stdin,
    json: flags.json ?? false,
    explain: flags.explain ?? false,
    limit: flags.limit,
    ...(flags.locale ? { locale: flags.locale } : {}),
    output: process.stdout,
    look: lookOf(process.stdout, process.env),
  });
}

interface StartFlags {
  readonly registry?: readonly string[];
  readonly port?: number;
  readonly open?: boolean;
}

/** Starts what the environment configures, a chat in this terminal, or the page in a browser; where nothing is configured, the page. */
async function start(flags: StartFlags, what: "chats" | "terminal" | "page"): Promise<void> {
  const { takeEnvironment } = await import("./environment.ts");
  const environment = await takeEnvironment();
  const chats = what === "chats" && (environment.slack !== null || environment.discord !== null);
  const [{ setupText }, { createLog, errorFields }] = await Promise.all([import("./setup.ts"), import("./log.ts")]);
  if (what === "chats") process.stderr.write(`whichdata\n${setupText(environment)}\n`);

  const log = createLog(environment.logLevel, environment.secrets);
  const places = flags.registry ?? environment.registry;
  const [{ openStore }, { watchRegistry }, { ownRegistry }] = await Promise.all([
    import("./store/open.ts"),
    import("../registry/watch.ts"),
    import("../registry/place.ts"),
  ]);
  /** What every way of running takes, once there is an engine. */
  const begin = async (reload: () => Promise<void>) => {
    const store = await openStore(environment.state);
    const stopWatching = await watchRegistry(places.length > 0 ? places : [ownRegistry()], reload);
    const signals = new Promise<void>((resolve) => {
      process.once("SIGINT", () => resolve());
      process.once("SIGTERM", () => resolve());
    });
    process.on("unhandledRejection", (reason) => {
      log.error("unhandled rejection", errorFields(reason));
      process.exit(1);
    });
    return { store, signals, stopWatching };
  };

  const leftOut = (problem: string) => log.error("registry: started without what is broken; mend it", { problem });
  let starts = 0;
  /** A bot starts without a broken overlay; once it runs, the last good state goes on. */
  const isFirst = () => starts++ === 0;

  if (chats) {
    const [{ runChats }, { startThreadedEngine }, { createThread, startWorker }] = await Promise.all([
      import("./start.ts"),
      import("./engine/threaded-engine.ts"),
      import("./engine/thread.ts"),
    ]);
    // A chat must hear its platform whatever the engine is busy with: heartbeats, and answers due within 3 s.
    const engine = await startThreadedEngine(() => createThread(startWorker(places, isFirst()), leftOut), log);
    try {
      const { store, signals, stopWatching } = await begin(engine.reload);
      const { exitCode, error } = await runChats(environment, { ...engine, store, log }, signals).finally(stopWatching);
      if (error) process.stderr.write(`${error.message}\n`);
      // What an SDK left open (a timer, a socket) must not keep a stopped bot alive.
      process.exit(exitCode);
    } finally {
      await engine.stop();
    }
  }

  const [{ createLiveEngine }, { openEngine }] = await Promise.all([import("./live.ts"), import("./engine/open.ts")]);
  const engine = await createLiveEngine(() => openEngine(places, isFirst() ? leftOut : undefined), log);
  const { store, signals, stopWatching } = await begin(engine.reload);
  const parts = { ...engine, store, log };
  try {
    if (what === "terminal") {
      const { createTerminalAdapter } = await import("./terminal/chat.ts");
      const adapter = createTerminalAdapter(parts);
      await adapter.start();
      await Promise.race([adapter.done, signals]);
      await adapter.stop();
      return;
    }
    const [{ runPlayground }, { datasetSchema, modelSchema }] = await Promise.all([
      import("./playground.ts"),
      import("../src/records/schema.ts"),
    ]);
    const schemas = { dataset: datasetSchema, model: modelSchema };
    await runPlayground(parts, flags, schemas, signals, (url) => process.stdout.write(`${url}\n`));
  } finally {
    // Whatever is left open would keep a process alive that serves nobody.
    await Promise.all([store.close(), stopWatching()]);
  }
  process.exit(0);
}

async function deploy(flags: {
  readonly guild?: string;
  readonly dryRun?: boolean;
  readonly clear?: boolean;
}): Promise<void> {
  const [{ EnvironmentError }, { takeEnvironment }, { deployCommands }] = await Promise.all([
    import("./env.ts"),
    import("./environment.ts"),
    import("./discord/deploy.ts"),
  ]);
  const { discord } = await takeEnvironment();
  if (!discord) {
    throw new EnvironmentError(
      "[env] DISCORD_TOKEN is missing. Get it at discord.com/developers/applications → your application → Bot.",
    );
  }
  await deployCommands({
    ...discord,
    ...(flags.guild ? { guildId: flags.guild } : {}),
    dryRun: flags.dryRun ?? false,
    clear: flags.clear ?? false,
    write: (line) => process.stdout.write(`${line}\n`),
  });
}

async function manifest(flags: {
  readonly http?: string;
  readonly privacy?: string;
  readonly locale?: "en" | "ko";
}): Promise<void> {
  const { slackManifest } = await import("./slack/manifest.ts");
  process.stdout.write(`${JSON.stringify(slackManifest(flags), null, 2)}\n`);
}

async function site({ out, registry }: { readonly out: string; readonly registry?: readonly string[] }): Promise<void> {
  const [{ writeSite }, { openEngine }] = await Promise.all([import("./web/site.ts"), import("./engine/open.ts")]);
  const files = writeSite(out, await openEngine(registry ?? (await environmentPlaces())));
  process.stdout.write(`${files} files in ${out}\n`);
}

async function gallery({ out }: { readonly out: string }): Promise<void> {
  const [{ writeGallery }, { openEngine }, { renderSlack }, { renderDiscord }, { renderSampleForms }, { toAsync }] =
    await Promise.all([
      import("./gallery.ts"),
      import("./engine/open.ts"),
      import("./slack/render.ts"),
      import("./discord/render.ts"),
      import("./discord/filter-form.ts"),
      import("./engine/async-engine.ts"),
    ]);
  const engine = await openEngine([]);
  const forms = { discord: await renderSampleForms(toAsync(engine)) };
  const files = writeGallery(out, engine, { slack: renderSlack, discord: renderDiscord }, forms);
  process.stdout.write(`${files} payloads in ${out}\n`);
}

/** `whichdata registry …`, whose validation and tools nothing else has to load. */
async function registryTools(): Promise<Command> {
  const { registryCommand } = await import("../registry/cli.ts");
  const tools = registryCommand({
    hub: async () => (await (await import("./environment.ts")).takeEnvironment()).hub,
    places: environmentPlaces,
  });
  // A command that is added, not made here, ends the process by itself where it is used wrongly.
  for (const command of [tools, ...tools.commands]) command.exitOverride();
  return tools;
}

function program(): Command {
  const root = new Command("whichdata")
    .description("Which data should I use, and which data did that model use?")
    .version(projectVersion())
    .exitOverride()
    .showHelpAfterError("(whichdata --help tells what there is)");
  root
    .command("start")
    .description(
      "start what the environment configures: Slack, Discord; with neither, a page in a browser to try it in",
    )
    .addOption(registryOption())
    .addOption(portOption())
    .option("--open", "open the page in the browser")
    .action((flags) => start(flags, "chats"));
  root
    .command("web")
    .description("the page, whatever the environment configures")
    .addOption(registryOption())
    .addOption(portOption())
    .option("--open", "open it in the browser")
    .action((flags) => start(flags, "page"));
  root
    .command("ask")
    .description("answer a question, or one a line from standard input")
    .argument("[question...]")
    .option("--json", "one JSON object per question")
    .option("--explain", "say why each result stands where it does")
    .addOption(new Option("--limit <n>", "the most results").argParser(positiveInteger).default(5))
    .addOption(new Option("--locale <locale>", "the answer's language").choices(["en", "ko"]))
    .addOption(registryOption())
    .action(ask);
  root
    .command("chat")
    .description("a conversation in this terminal")
    .addOption(registryOption())
    .action((flags) => start(flags, "terminal"));

  root
    .command("slack")
    .description("look after the Slack app")
    .command("manifest")
    .description("print the app's manifest, to be pasted at api.slack.com/apps → Create New App → From a manifest")
    .option("--http <url>", "for signed HTTP at this address, instead of Socket Mode")
    .option("--privacy <url>", "where people read what is kept of them (PRIVACY.md)")
    .addOption(new Option("--locale <locale>", "the language of its texts").choices(["en", "ko"]))
    .action(manifest);
  root
    .command("discord")
    .description("look after the Discord application")
    .command("deploy")
    .description("register the commands, where they changed")
    .option("--guild <id>", "for one server only (seen at once; good for trying)")
    .option("--dry-run", "say what would change, and change nothing")
    .option("--clear", "take the commands away instead")
    .action(deploy);
  root
    .command("site")
    .description("write every dataset and model as a page of a static site")
    .requiredOption("--out <folder>", "where to")
    .addOption(registryOption())
    .action(site);
  root
    .command("gallery")
    .description("write each contract message as each platform's payload")
    .requiredOption("--out <folder>", "where to")
    .action(gallery);
  return root;
}

// `| head` closes the pipe early, which is no mistake; a bot goes on without anybody who reads its address.
process.stdout.on("error", (error) => {
  if (!("code" in error) || error.code !== "EPIPE") fail(error);
});

/** The words after the command's name; none of them starts the bot. */
const args = process.argv.slice(2);
const starts = args[0] === undefined || /^--(?:registry|port|open)\b/.test(args[0]);
const root = program();
if (args[0] === "registry") root.addCommand(await registryTools());
else root.command("registry").description("look after the facts: check, stats, add, links, export, import …");
await root.parseAsync(starts ? ["start", ...args] : args, { from: "user" }).catch(fail);
