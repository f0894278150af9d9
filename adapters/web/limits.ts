/** How far this page goes; all of these are ours. Lengths are code points unless the name says bytes. */
export const limits = {
  /** The engine reads no more of a question. */
  question: 1_000,
  /** As many earlier questions as the engine reads. */
  after: 8,
  /** More pages than any registry has, in datasets. */
  skip: 100_000,
  /** Datasets on a page of an answer: what a table shows at a glance. */
  page: 10,
  /** Records that a platform's control can ask to see at once. */
  shown: 25,
  /** What the engine answers at once: `limit` of the API. */
  apiLimit: 1_000,
  /** Names offered while somebody types. */
  suggestions: 8,
  /** Names offered for one that is not there. */
  near: 6,
  /** Rows on a page of the browse view. */
  rows: 50,
  /** Values of a facet that are shown before the rest is folded away. */
  facetValues: 8,
  /** Datasets that the engine compares. */
  compared: 4,
  /** What a request to the API may hold, in bytes: eight earlier questions of the longest kind, in Hangul, escaped. */
  bodyBytes: 200_000,
  /** All headers of a request with its address, in bytes: a page without a script carries the conversation there. */
  headerBytes: 131_072,
  /** How many ports are tried from the first one on. */
  ports: 20,
  /** How long requests under way may take when the server stops, in milliseconds. */
  drainMs: 2_000,
  /** How long after the first request the drawings' libraries are loaded, in milliseconds: not amid the first page. */
  quietMs: 500,
  /** Rows of the lineage graph above and below the dataset. */
  relatives: 8,
} as const;
