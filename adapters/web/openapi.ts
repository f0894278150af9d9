import { z } from "zod";
import {
  answerSchema,
  askParametersSchema,
  choicesSchema,
  errorSchema,
  pressRequestSchema,
  saidSchema,
  suggestParametersSchema,
  turnRequestSchema,
  turnSchema,
} from "./api-schema.ts";

/** The schemas of a registry's records, which are the registry's own. */
export interface RecordSchemas {
  readonly dataset: z.ZodType;
  readonly model: z.ZodType;
}

type Io = "input" | "output";

function jsonSchema(schema: z.ZodType, io: Io): Readonly<Record<string, unknown>> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}

function parametersOf(schema: z.ZodObject): readonly unknown[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).map(([name, property]) => {
    const description = typeof property === "object" ? property.description : undefined;
    return {
      name,
      in: "query",
      required: required.includes(name),
      ...(description !== undefined && { description }),
      schema: property,
    };
  });
}

function answers(description: string, schema: z.ZodType) {
  const content = (of: z.ZodType) => ({ "application/json": { schema: jsonSchema(of, "output") } });
  return {
    200: { description, content: content(schema) },
    400: { description: "What is wrong with the request, and what to do about it.", content: content(errorSchema) },
  };
}

const id = { name: "id", in: "path", required: true, schema: { type: "string" }, description: "The record's id." };
const body = (schema: z.ZodType) => ({
  required: true,
  content: { "application/json": { schema: jsonSchema(schema, "input") } },
});
const missing = {
  404: {
    description: "There is no such record.",
    content: { "application/json": { schema: jsonSchema(errorSchema, "output") } },
  },
};

/** Describes the API (OpenAPI 3.1), from the very schemas that its requests are read with. */
export function openApi({ dataset, model }: RecordSchemas): Readonly<Record<string, unknown>> {
  const users = z.array(z.object({ id: z.string(), stages: z.array(z.string()) }));
  return {
    openapi: "3.1.0",
    info: {
      title: "whichdata",
      version: "1",
      description: "Which data should I use, and which data did that model use? Answers from this machine only.",
    },
    paths: {
      "/api/ask": {
        get: {
          summary: "Answer a question",
          parameters: parametersOf(askParametersSchema),
          responses: answers("The answer, as `whichdata ask --json` prints it.", answerSchema),
        },
      },
      "/api/suggest": {
        get: {
          summary: "Names that go on from what was typed",
          parameters: parametersOf(suggestParametersSchema),
          responses: answers("Datasets and models, best first.", choicesSchema),
        },
      },
      "/api/datasets/{id}": {
        get: {
          summary: "A dataset's record, and what refers to it",
          parameters: [id],
          responses: {
            ...answers("The record.", z.object({ dataset, users, derivedDatasets: z.array(z.string()) })),
            ...missing,
          },
        },
      },
      "/api/models/{id}": {
        get: {
          summary: "A model's record",
          parameters: [id],
          responses: { ...answers("The record.", z.object({ model })), ...missing },
        },
      },
      "/api/turn": {
        post: {
          summary: "An answer in one look: for the page",
          requestBody: body(turnRequestSchema),
          responses: answers(
            "The answer, the page's HTML, and the payload of the platform that was asked for.",
            turnSchema,
          ),
        },
      },
      "/api/press": {
        post: {
          summary: "What a button or a select of a payload leads to: for the page",
          requestBody: body(pressRequestSchema),
          responses: answers("An answer, or a sentence.", z.union([turnSchema, saidSchema])),
        },
      },
    },
  };
}
