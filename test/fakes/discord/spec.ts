import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { isRecord, type JsonRecord } from "./json.ts";

/** The bodies that the bot sends, by the name of their schema in Discord's OpenAPI description. */
const bodies = {
  message: { $ref: "discord#/components/schemas/MessageCreateRequest" },
  edit: { $ref: "discord#/components/schemas/IncomingWebhookUpdateRequestPartial" },
  "follow-up": { $ref: "discord#/components/schemas/IncomingWebhookRequestPartial" },
  "message-edit": { $ref: "discord#/components/schemas/MessageEditRequestPartial" },
  "callback-4": { $ref: "discord#/components/schemas/CreateMessageInteractionCallbackRequest" },
  "callback-7": { $ref: "discord#/components/schemas/UpdateMessageInteractionCallbackRequest" },
  "callback-9": { $ref: "discord#/components/schemas/ModalInteractionCallbackRequest" },
  "callback-8": {
    type: "object",
    required: ["type", "data"],
    properties: {
      type: { const: 8 },
      data: { $ref: "discord#/components/schemas/InteractionApplicationCommandAutocompleteCallbackStringData" },
    },
  },
  commands: {
    type: "array",
    maxItems: 130,
    items: { $ref: "discord#/components/schemas/ApplicationCommandUpdateRequest" },
  },
} as const;

export type SpecBody = keyof typeof bodies;

/** Checks a body against the description; returns what is wrong with it. */
export type SpecCheck = (body: SpecBody, payload: unknown) => string[];

function typesOf(schemas: JsonRecord, ref: unknown): number[] | null {
  const name = typeof ref === "string" ? ref.split("/").at(-1) : undefined;
  const schema = name === undefined ? undefined : schemas[name];
  const properties = isRecord(schema) ? schema.properties : undefined;
  const type = isRecord(properties) ? properties.type : undefined;
  const values = isRecord(type) && Array.isArray(type.enum) ? type.enum : null;
  return values?.every((value) => typeof value === "number") ? values : null;
}

/**
 * A `oneOf` of components becomes "if it is of this type, then it is this component": the same meaning, but an error
 * then speaks of the component that was sent, not of the dozen that it is not.
 */
function byType(schemas: JsonRecord, union: readonly unknown[]): JsonRecord | null {
  const nullable = union.some((option) => isRecord(option) && option.type === "null");
  const options = union.filter((option) => !(isRecord(option) && option.type === "null"));
  const typed = options.map((option) => ({ option, types: typesOf(schemas, isRecord(option) ? option.$ref : null) }));
  if (typed.length < 2 || typed.some(({ types }) => types === null)) return null;
  const all = typed.flatMap(({ types }) => types ?? []);
  if (new Set(all).size !== all.length) return null;
  const strict = {
    type: "object",
    required: ["type"],
    properties: { type: { enum: all } },
    allOf: typed.map(({ option, types }) => ({
      if: { properties: { type: { not: { enum: types } } } },
      else: option,
    })),
  };
  return nullable ? { if: { type: "null" }, else: strict } : strict;
}

function rewrite(schemas: JsonRecord, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => rewrite(schemas, item));
  if (!isRecord(value)) return value;
  const union = Array.isArray(value.oneOf) ? byType(schemas, value.oneOf) : null;
  const entries = Object.entries(value)
    .filter(([key]) => union === null || key !== "oneOf")
    .map(([key, item]) => [key, rewrite(schemas, item)] as const);
  return { ...Object.fromEntries(entries), ...union };
}

function problemsOf(validate: ValidateFunction): string[] {
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== "if" && keyword !== "allOf");
  return errors.map((error) => `spec: ${error.instancePath || "/"} ${error.message ?? error.keyword}`);
}

/** Compiles the description at `path`: all at once, so that no answer waits for it. */
export function loadSpec(path: string): SpecCheck {
  const document: unknown = JSON.parse(readFileSync(path, "utf8"));
  const components = isRecord(document) ? document.components : undefined;
  const schemas = isRecord(components) ? components.schemas : undefined;
  if (!isRecord(schemas)) throw new Error(`No component schemas in ${path}: not an OpenAPI description.`);
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true, logger: false });
  addFormatsModule.default(ajv);
  ajv.addFormat("snowflake", /^(0|[1-9]\d{0,19})$/);
  ajv.addFormat("nonce", /^[\s\S]{0,25}$/);
  ajv.addSchema({ $id: "discord", components: { schemas: rewrite(schemas, schemas) } });
  const checks = new Map<string, ValidateFunction>();
  for (const [name, schema] of Object.entries(bodies)) checks.set(name, ajv.compile(schema));
  return (body, payload) => {
    const validate = checks.get(body);
    if (validate === undefined) return [`spec: no schema for ${body}`];
    return validate(payload) ? [] : problemsOf(validate);
  };
}
