import { z } from "zod";

// YAML makes a number of a tag like 2024.
const word = z.union([z.string(), z.number().transform(String)]);
const words = z
  .union([word.transform((one) => [one]), z.array(word)])
  .nullish()
  .transform((list) => list ?? []);

const split = z.object({ name: z.string(), num_examples: z.int().nonnegative().nullish() });
const info = z.object({ config_name: word.nullish(), splits: z.array(split).nullish() });

/** What a dataset's card says about itself: the metadata at its top, as the Hub's API gives them. Strange keys are left. */
export const cardSchema = z.object({
  pretty_name: word.nullish(),
  license: words,
  license_name: word.nullish(),
  language: words,
  task_categories: words,
  task_ids: words,
  tags: words,
  annotations_creators: words,
  source_datasets: words,
  size_categories: words,
  dataset_info: z
    .union([info.transform((one) => [one]), z.array(info)])
    .nullish()
    .transform((list) => list ?? []),
});
export type HubCard = z.infer<typeof cardSchema>;

/** What the Hub's API says of a dataset, as far as it is used. */
export const infoSchema = z.object({
  name: z.string().min(1),
  private: z.boolean().nullish(),
  gated: z.union([z.boolean(), z.string()]).nullish(),
  createdAt: z.string().nullish(),
  description: z.string().nullish(),
  tags: z
    .array(z.string())
    .nullish()
    .transform((list) => list ?? []),
  cardData: z.record(z.string(), z.unknown()).nullish(),
});

/** What is wrong with the metadata at the top of a README, or null. The Hub parses them; what it could not, it leaves out. */
export function frontMatterProblem(readme: string | null, hasMetadata: boolean): string | null {
  if (readme === null || !/^\ufeff?---\r?\n/.test(readme)) return null;
  const end = /\r?\n---[ \t]*(\r?\n|$)/.exec(readme);
  if (!end) return "the metadata at the top of its README.md have no end (---)";
  const inside = readme
    .slice(0, end.index)
    .replace(/^\ufeff?---\r?\n?/, "")
    .replace(/^\s*#.*$/gm, "");
  if (inside.trim() !== "" && !hasMetadata) return "the Hub could not read the metadata at the top of its README.md";
  return null;
}
