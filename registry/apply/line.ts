import { z } from "zod";
import { datasetSchema, modelSchema, sourceSchema } from "../../src/records/schema.ts";
import { toolRoles } from "../../src/records/tool-roles.ts";

const text = z.string().trim().min(1);
const id = datasetSchema.shape.id;
const url = sourceSchema.shape.url;
const type = z.enum(["dataset", "model"]);

/** "medium" and the like: a line that is not "high" is only applied where the caller says so. */
const sure = z.enum(["high", "medium", "low"]).default("high");

/** A tool that a dataset was made with. */
const madeWith = z.strictObject({
  id,
  tool: text,
  role: z.enum(toolRoles),
  source: url,
  basis: text.nullish(),
  sure,
});

/** A page that was read and names no licence; `read` tells how. */
const noLicense = z.strictObject({ id, page: url, read: text });

/** Sources that say something else of a licence than the record. */
const conflict = z.strictObject({
  id,
  licence: text.nullable(),
  others: z.array(z.strictObject({ licence: text, source: text })).min(1),
  note: z.string().optional(),
});

/** A fact that was wrong: what the record said, and what is right. `field` may lead into a record: "note.ko", "stages[preference].datasets". */
const correction = z.strictObject({
  id,
  type,
  field: text,
  was: z.unknown(),
  is: z.unknown(),
  source: text,
  sure,
});

/** A restriction beside the licence. */
const restriction = z.strictObject({ id, restriction: text, source: url, basis: text.optional() });

/** An id that leads to another record from now on. */
const redirect = z.strictObject({ id, renamedTo: id, of: type.default("dataset") });

const updated = { ...datasetSchema.partial().shape, ...modelSchema.partial().shape };

/**
 * New facts for a record, as its own fields, with their sources. A fact that is there already stays unless `replace`
 * names it; lists grow.
 */
const update = z.strictObject({
  ...updated,
  id,
  of: type.optional(),
  type: z.literal("update").optional(),
  derivedFrom: z.array(z.unknown()).optional(),
  paper: z.union([datasetSchema.shape.paper, url]).optional(),
  note: datasetSchema.shape.note.optional(),
  sources: z.array(sourceSchema).default([]),
  removeAliases: z.array(text).optional(),
  replace: z.array(text).optional(),
  why: text.optional(),
});

const lineSchema = z.discriminatedUnion("does", [
  madeWith.extend({ does: z.literal("made-with") }),
  noLicense.extend({ does: z.literal("no-licence") }),
  conflict.extend({ does: z.literal("conflict") }),
  correction.extend({ does: z.literal("correction") }),
  restriction.extend({ does: z.literal("restriction") }),
  redirect.extend({ does: z.literal("redirect") }),
  update.extend({ does: z.literal("update") }),
]);

/** A line of a batch; `does` tells what it means to do. */
export type BatchLine = z.infer<typeof lineSchema>;

/** What a line means to do, by the key that only such a line has. */
function purposeOf(keys: ReadonlySet<string>): BatchLine["does"] {
  if (keys.has("tool")) return "made-with";
  if (keys.has("page")) return "no-licence";
  if (keys.has("others")) return "conflict";
  if (keys.has("was")) return "correction";
  if (keys.has("restriction")) return "restriction";
  return keys.has("renamedTo") ? "redirect" : "update";
}

/** Reads one line of a batch; what does not fit is told as zod has it. */
export function readBatchLine(data: unknown) {
  const line = typeof data === "object" && data !== null ? data : {};
  return lineSchema.safeParse({ does: purposeOf(new Set(Object.keys(line))), ...line }, { reportInput: true });
}
