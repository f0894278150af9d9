/** Words that a dataset's tags, tasks and name are made of, and the kind that each says outright. */
const telling: readonly (readonly [kind: string, words: RegExp])[] = [
  [
    "preference",
    /^(rlhf|rlaif|dpo|orpo|kto|simpo|preferences?|human-(feedback|preferences?)|(human-|ai-)?preference-\w+|reward-model(s|ing)?)$/,
  ],
  [
    "instruction",
    /^(instructions?|instruct|instruction-(tuning|following|data|finetuning|fine-tuning)|sft|supervised-fine-?tuning|visual-instruction(-tuning)?)$/,
  ],
  ["benchmark", /^(benchmarks?|evaluation|leaderboard)$/],
  ["pretraining", /^(pretraining|pre-training|pretrain)$/],
  ["grounded-caption", /^(visual-grounding|phrase-grounding|referring-expressions?|referring-expression-\w+)$/],
];

const byTask: readonly (readonly [kind: string, task: string])[] = [
  ["image-answer", "visual-question-answering"],
  ["image-caption", "image-to-text"],
  ["image-caption", "image-captioning"],
  ["ocr-doc", "document-question-answering"],
  ["video-caption", "video-to-text"],
  ["video-answer", "video-question-answering"],
];

function only(kinds: Iterable<string>): string | null {
  const [first, ...others] = new Set(kinds);
  return first !== undefined && others.length === 0 ? first : null;
}

/**
 * The kind of a dataset where its tags, its tasks or its name say it outright and do not contradict each other; else
 * null. What it is tagged for ("dpo") weighs more than the task it is listed under.
 */
export function evidentKind(tags: readonly string[], tasks: readonly string[], name: string): string | null {
  const words = [...tags, ...name.split(/[-_.]+/)].map((word) => word.toLowerCase().replaceAll(/[ _]/g, "-"));
  const said = telling.flatMap(([kind, pattern]) => (words.some((word) => pattern.test(word)) ? [kind] : []));
  if (said.length > 0) return only(said);
  return only(byTask.flatMap(([kind, task]) => (tasks.includes(task) ? [kind] : [])));
}
