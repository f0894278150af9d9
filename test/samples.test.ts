import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../adapters/project.ts";
import { sampleFiles, withSamples } from "../adapters/samples.ts";
import { engineOver } from "./support.ts";

const { ask } = engineOver();

describe("what the project's texts say is printed", () => {
  // Where this fails `npm run samples` writes them anew: look at what changed.
  it.each(sampleFiles)("%s", (name) => {
    const text = readFileSync(join(projectFolder(), name), "utf8");
    expect(text).toContain("$ npm run --silent ask -- ");
    expect(withSamples(text, ask)).toBe(text);
  });

  it("is written anew, as long as before where it is cut", () => {
    const text = 'before\n```\n$ npm run --silent ask -- "VLFeedback"\n\nold\nolder\n  …\n```\nafter\n';
    expect(withSamples(text, ask)).toBe(
      'before\n```\n$ npm run --silent ask -- "VLFeedback"\n\nHere is what I know of VLFeedback.\n\n  …\n```\nafter\n',
    );
  });
});
