import type { KnownBlock, ModalView } from "@slack/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { toAsync } from "../../adapters/engine/async-engine.ts";
import { onlyKnown, readSubmitted, renderFilterForm } from "../../adapters/slack/filter-form.ts";
import { joinQuestion, readFormState, splitQuestion, writeFormState } from "../../adapters/slack/filter-state.ts";
import { words } from "../../adapters/slack/words.ts";
import type { Filters } from "../../src/index.ts";
import { checkView } from "../fakes/slack/oracle.ts";
import {
  blockSuggestion,
  buttonPress,
  eventCallback,
  mention,
  slashCommand,
  viewSubmission,
} from "../fakes/slack/payloads.ts";
import { engineOver, surveyRecords } from "../support.ts";
import { type Harness, pressValue, startHarness } from "./harness.ts";
import { readBlocks } from "./inspect.ts";

const engine = engineOver(surveyRecords);
const chosen = (...values: string[]) => ({ value: { selected_options: values.map((value) => ({ value })) } });
const typed = (value: string | null) => ({ value: { type: "x", value } });

describe.each(["socket", "http"] as const)("the filter form over %s", (transport) => {
  let slack: Harness;
  beforeEach(async () => {
    slack = await startHarness(transport, { engine: true });
  });
  afterEach(async () => {
    expect(await slack.end()).toEqual([]);
  });

  const forms = () => slack.slack.calls.filter(({ method }) => method === "views.open");

  /** Presses Filter below the answer to a question; resolves with the form that opens. */
  async function open(
    question: string,
    options: { ephemeral?: boolean; responseUrl?: string } = {},
  ): Promise<ModalView> {
    const { ephemeral = true, responseUrl = slack.slack.responseUrl() } = options;
    const value = pressValue(question, /[가-힣]/u.test(question) ? "ko" : "en");
    const before = forms().length;
    await slack.press(buttonPress({ value, actionId: "filter:open", ephemeral, responseUrl }));
    await slack.slack.waitFor("the form", () => forms().length > before);
    return forms().at(-1)?.args.view as ModalView;
  }

  const submit = ({ private_metadata: metadata = "" }: ModalView, values: Record<string, unknown>) =>
    slack.press(viewSubmission(metadata, values));
  const inputs = (form: ModalView) =>
    new Map(
      (form.blocks as KnownBlock[]).flatMap((block) => (block.type === "input" ? [[block.block_id, block]] : [])),
    );

  it("is offered below lists, and opens filled in with the question", async () => {
    const answer = await slack.command(slashCommand("preference korean", slack.slack.responseUrl("command")));
    expect(readBlocks(answer.blocks).text).toContain(words.en.filter);
    const form = await open("human annotated preference image at least 1,000");
    const initial = (id: string) => {
      const element = inputs(form).get(id)?.element;
      return element !== undefined && "initial_options" in element
        ? (element.initial_options ?? []).map(({ value }) => value)
        : [];
    };
    expect([...inputs(form).keys()]).toEqual(["text", "kind", "language", "modality", "license", "min", "max"]);
    expect({ kind: initial("kind"), modality: initial("modality") }).toEqual({
      kind: ["preference"],
      modality: ["image"],
    });
    expect(inputs(form).get("min")?.element).toMatchObject({ initial_value: "1000" });
  });

  it.each([
    ["language", "kor", ["ko"]],
    ["language", "한국", ["ko"]],
    ["kind", "PREF", ["preference"]],
    ["nothing", "x", []],
    ["kind", "zzzz", []],
  ])("offers for %s and %j what begins or holds it: %j", async (facet, text, values) => {
    const { options } = (await slack.press(blockSuggestion(facet, text))) as { options: { value: string }[] };
    expect(options.map(({ value }) => value)).toEqual(values);
  });

  it("offers everything, the commonest first and with their counts, before anything is typed", async () => {
    const { options } = (await slack.press(blockSuggestion("kind", ""))) as { options: { text: { text: string } }[] };
    const counts = options.map(({ text }) => Number(/\((\d+)\)$/u.exec(text.text)?.[1]));
    expect(counts.length).toBeGreaterThan(4);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  });

  it("offers Korean labels on a Korean form", async () => {
    const form = await open("선호 데이터");
    const ack = await slack.press(blockSuggestion("language", "한국", form.private_metadata));
    expect((ack as { options: { value: string }[] }).options.map(({ value }) => value)).toEqual(["ko"]);
  });

  it("answers in place of the private answer that it came from", async () => {
    const form = await open("human annotated preference");
    expect(await submit(form, { kind: chosen("preference"), language: chosen("ko", "en"), text: typed(null) })).toEqual(
      {},
    );
    const [post] = await slack.slack.waitForPosts(1);
    expect(post).toMatchObject({ method: "response_url", args: { replace_original: true } });
    const { text } = readBlocks(post?.args.blocks);
    expect(text.split("\n")[0]).toMatch(/preference/u);
    for (const part of ["human-annotated", "Korean", "English"]) expect(text.split("\n")[0]).toContain(part);
  });

  it("answers in the thread of a public answer", async () => {
    const form = await open("선호", { ephemeral: false });
    await submit(form, { language: chosen("ko") });
    const [post] = await slack.slack.waitForPosts(1);
    expect(post).toMatchObject({ method: "chat.postMessage", args: { channel: "C1" } });
    expect(post?.args.thread_ts).toBeDefined();
    expect(readBlocks(post?.args.blocks).text.split("\n")[0]).toContain("한국어");
  });

  it("opened for longer than its address lives, answers its reader all the same", async () => {
    const form = await open("preference", { responseUrl: slack.slack.responseUrl("expired") });
    await submit(form, { kind: chosen("preference") });
    const posts = await slack.slack.waitForPosts(2);
    expect(posts.map(({ method }) => method)).toEqual(["response_url", "chat.postEphemeral"]);
    expect(posts[1]?.args).toMatchObject({ channel: "C1", user: "U1" });
  });

  it("and where the bot may not speak there, in their direct messages", async () => {
    slack.slack.faults.add("chat.postEphemeral", { error: "not_in_channel" });
    const form = await open("preference", { responseUrl: slack.slack.responseUrl("expired") });
    await submit(form, { kind: chosen("preference") });
    const posts = await slack.slack.waitForPosts(3);
    expect(posts[2]).toMatchObject({ method: "chat.postMessage", args: { channel: "U1" } });
  });

  it("says so where its answer could not be posted", async () => {
    const refused = { error: "internal_error" };
    slack.slack.faults.add("chat.postMessage", ...Array.from({ length: 8 }, () => refused));
    const form = await open("선호", { ephemeral: false });
    await submit(form, { kind: chosen("preference") });
    // Each of its forms was tried twice.
    const told = () => slack.slack.posts().filter(({ method }) => method === "chat.postEphemeral");
    await slack.slack.waitFor("the sentence", () => told().length === 1);
    expect(told()[0]).toMatchObject({ args: { user: "U1", text: words.ko.failed } });
  });

  it.each([
    [{ min: typed("100"), max: typed("10") }, { min: words.en.formSizes }],
    [{ min: typed("-3") }, { min: words.en.formNumber }],
    [{ max: typed("1.5") }, { max: words.en.formNumber }],
    [{ max: typed("many") }, { max: words.en.formNumber }],
  ])("says beside the input what is wrong with %j", async (values, errors) => {
    const form = await open("preference");
    expect(await submit(form, values)).toEqual({ response_action: "errors", errors });
    expect(slack.slack.posts()).toEqual([]);
  });

  it("of another version says so, and nothing happens", async () => {
    const said = await slack.press(viewSubmission('{"v":1}', { kind: chosen("preference") }));
    expect(said).toEqual({ response_action: "errors", errors: { text: words.en.oldForm } });
    await slack.event(eventCallback(mention("preference")));
    await slack.slack.waitForPosts(1);
    expect(slack.slack.posts()).toHaveLength(1);
  });
});

describe("a question as a form, and a form as a question", () => {
  const { writeFilters } = toAsync(engine);
  const filters: Filters[] = [
    { kind: ["preference"] },
    { kind: ["preference|instruction"], license: ["mit|apache-2.0"] },
    { kind: ["!preference"], language: ["ko", "en"], modality: ["image"] },
    { language: ["ko|en"], task: ["captioning"], host: ["huggingface"], annotation: ["human"] },
    { kind: ["preference"], size: { min: 1000, max: 50_000 }, year: { min: 2022 } },
    {},
  ];
  it.each(filters)("loses nothing of %j", async (given) => {
    for (const locale of ["en", "ko"] as const) {
      const { values, rest } = await splitQuestion({ filters: given, text: "", locale }, writeFilters);
      const question = await joinQuestion(values, { rest, locale }, writeFilters);
      const read = question === "" ? {} : engine.ask(question).query.filters;
      expect(read).toEqual(given);
    }
  });

  const base = { locale: "en", place: { channel: "C1", thread: "1.2" }, isPrivate: true } as const;
  it("carries where it was opened, strictly", () => {
    const state = { ...base, rest: "since 2022", responseUrl: "https://hooks.slack.example/x" };
    expect(readFormState(writeFormState(state))).toEqual(state);
    const bare = { ...base, rest: "", place: null, responseUrl: null };
    expect(readFormState(writeFormState(bare))).toEqual(bare);
    for (const strange of [
      "",
      "{}",
      "null",
      '{"v":2,"l":"fr","q":"","p":true}',
      '{"v":2,"l":"en","q":"","p":true,"u":"file:///x"}',
    ]) {
      expect(readFormState(strange)).toBeNull();
    }
  });

  it("is a view that Slack takes, whatever it is filled in with", () => {
    const long = {
      text: "한".repeat(900),
      chosen: { kind: [], language: [], modality: [], license: [] },
      min: 1.5,
      max: 1e12,
    };
    const state = { ...base, rest: "x".repeat(4000), responseUrl: `https://a.example/${"u".repeat(500)}` };
    for (const locale of ["en", "ko"] as const) {
      expect(checkView({ ...renderFilterForm(long, { ...state, locale }, engine.choices(locale)) })).toEqual([]);
    }
  });

  it("takes no value that the registry does not have", () => {
    const submitted = readSubmitted({ kind: chosen("preference", "<!channel>", "") }, "en");
    if (!("values" in submitted)) throw new Error("it is refused");
    expect(onlyKnown(submitted.values, engine.choices("en")).chosen.kind).toEqual(["preference"]);
    for (const strange of [undefined, null, {}, { kind: 3 }, "x"]) {
      expect(readSubmitted(strange, "en")).toMatchObject({ values: { text: "" } });
    }
  });
});
