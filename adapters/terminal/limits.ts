/** The numbers of the terminal, in cells (a Hangul syllable is two) unless said otherwise. No standard sets them. */
export const limits = {
  /** Where nobody says how wide the output is: a pipe, a file. The width of a terminal since the VT100. */
  defaultWidth: 80,
  /** Beyond this a line of prose is hard to follow (typographers say 45 to 75 letters; a table takes more). */
  maxWidth: 100,
  /** Narrower than this no layout is of use; such a terminal wraps the lines itself. */
  minWidth: 24,
  /** From here on datasets stand in a table, below it one under the other: the least of the first three columns make 60. */
  tableWidth: 60,
  /** Columns of a table: at the least as wide as keeps most names and labels whole, at the most as leaves room for others. */
  nameColumn: { least: 24, most: 34 },
  kindColumn: { least: 18, most: 28 },
  factColumn: { least: 14, most: 20 },
  /** The labels of a card, before the values. The longest of the bot's own, "Modalities", is 10. */
  labelColumn: 16,
  /** A list is for choosing: its notes and values go on for this many lines, the card of the dataset alone says all. */
  listLines: 3,
  /** Entries of history, newest first; what a shell keeps is 500 to 2,000, but here each write stores all of them. */
  historyEntries: 200,
  /** Longer entries (code units) are not kept: nobody looks for them with the arrow keys. */
  historyEntryLength: 1_000,
  /** How long history is kept, in days. */
  historyDays: 90,
  /** How many completions a press of Tab asks for. */
  completions: 20,
} as const;
