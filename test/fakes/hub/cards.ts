/** A README as a careful author writes it. */
export const carefulReadme = `---
pretty_name: Turtle Prefs
license: cc-by-4.0
---

<!-- written by hand -->
# Dataset Card for Turtle Prefs

![turtle](turtle.png)

**Homepage:** https://example.org

| split | rows |
| --- | --- |
| train | 61135 |

**Turtle Prefs** holds pairs of answers about [sea turtles](https://example.org/turtles), each pair ranked by three divers.
It was made for direct preference optimisation.

## Usage
`;

/** What the Hub's API says of it. */
export const carefulInfo = {
  createdAt: "2024-03-04T10:00:00.000Z",
  description: "Dataset Card for Turtle Prefs. See the full description on the dataset page.",
  tags: [
    "language:en",
    "license:cc-by-4.0",
    "size_categories:10K<n<100K",
    "format:parquet",
    "modality:text",
    "modality:image",
    "arxiv:2305.18290",
    "region:us",
    "dpo",
  ],
  cardData: {
    pretty_name: "Turtle Prefs",
    license: "cc-by-4.0",
    language: ["en", "ko"],
    task_categories: ["visual-question-answering"],
    annotations_creators: ["crowdsourced"],
    source_datasets: ["extended|squad", "HuggingFaceH4/ultrafeedback_binarized"],
    size_categories: ["10K<n<100K"],
    tags: ["dpo"],
    dataset_info: {
      features: [{ name: "prompt", dtype: "string" }],
      splits: [
        { name: "train", num_bytes: 131, num_examples: 61135 },
        { name: "test", num_bytes: 17, num_examples: 2000 },
      ],
    },
  },
};
