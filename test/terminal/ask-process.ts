// `whichdata ask` as a process of its own, reading questions from standard input. Argument: "json" or nothing.
import { runAsk } from "../../adapters/terminal/ask.ts";
import { lookOf } from "../../adapters/terminal/look.ts";
import { ask } from "./engine.ts";

const json = process.argv[2] === "json";
await runAsk({
  ask,
  questions: process.stdin,
  output: process.stdout,
  json,
  look: lookOf(process.stdout, process.env),
});
