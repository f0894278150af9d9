import type { z } from "zod";
import { RegistryToolError } from "../tool-error.ts";
import { cardSchema, frontMatterProblem, type HubCard, infoSchema } from "./card.ts";
import { hubFailure } from "./failure.ts";

/** How to reach the Hub. */
export interface HubOptions {
  /** HF_ENDPOINT; the public Hub where it is not set. */
  readonly endpoint?: string;
  /** HF_TOKEN; only sent to the endpoint, never shown. */
  readonly token?: string;
  /** How long one answer may take; 10,000 where it is not set. */
  readonly timeoutMs?: number;
}

/** A dataset as the Hub describes it. */
export interface HubDataset {
  /** Its id today, which is another than the one asked for where it was renamed. */
  readonly id: string;
  readonly gated: boolean;
  readonly createdAt: string | null;
  readonly tags: readonly string[];
  readonly description: string | null;
  readonly card: HubCard;
  /** The beginning of its README.md; null where there is none or it may not be read. */
  readonly readme: string | null;
}

export const publicHub = "https://huggingface.co";
const readmeBytes = 200_000;
const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The Hub's address, without a slash at its end.
 * @throws RegistryToolError for an address that is none, or that would carry a token unencrypted.
 */
export function hubEndpoint({ endpoint = publicHub }: HubOptions): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  if (!url || !(url.protocol === "https:" || (url.protocol === "http:" && loopback.test(url.hostname)))) {
    throw new RegistryToolError("HF_ENDPOINT must be an https URL, such as https://huggingface.co.");
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

function checkToken(token: string | undefined): void {
  if (token !== undefined && !/^hf_[\x21-\x7e]+$/.test(token)) {
    throw new RegistryToolError(
      "HF_TOKEN must start with hf_, without quotes or spaces. Get it at huggingface.co/settings/tokens.",
    );
  }
}

function parsed<S extends z.ZodType>(schema: S, data: unknown, id: string, what: string): z.output<S> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join(".") || "it";
  throw new RegistryToolError(
    `${what} of "${id}" cannot be read (${field}: ${issue?.message.toLowerCase() ?? "malformed"}); ask its owner to mend it, or write the record by hand. Nothing was written.`,
    { cause: result.error },
  );
}

/**
 * Asks the Hub for a dataset: its metadata, and the beginning of its card.
 * @throws RegistryToolError for whatever keeps the Hub from telling, with the remedy.
 */
export async function readHubDataset(id: string, options: HubOptions = {}): Promise<HubDataset> {
  const endpoint = hubEndpoint(options);
  const { token, timeoutMs = 10_000 } = options;
  checkToken(token);
  const { datasetInfo, downloadFile, InvalidApiResponseFormatError } = await import("@huggingface/hub");

  let response: Response | undefined;
  const watched: typeof fetch = async (input, init) => {
    response = undefined;
    const headers = new Headers(init?.headers);
    headers.set("user-agent", "whichdata registry");
    response = await fetch(input, { ...init, headers, signal: AbortSignal.timeout(timeoutMs) });
    return response;
  };
  const shared = { hubUrl: endpoint, fetch: watched, ...(token === undefined ? {} : { accessToken: token }) };
  const asked = (name: string) => ({ id: name, endpoint, hasToken: token !== undefined, timeoutMs, response });

  const answer = await datasetInfo({
    name: id,
    additionalFields: ["cardData", "createdAt", "description", "tags"],
    ...shared,
  }).catch((error: unknown) => {
    throw hubFailure(error, asked(id));
  });
  const found = parsed(infoSchema, answer, id, "the Hub's answer on the metadata");
  if (found.private) {
    throw new RegistryToolError(
      `"${found.name}" is private; what nobody else can open does not belong in a registry that others read. Nothing was written.`,
    );
  }

  const readReadme = async (): Promise<string | null> => {
    const file = { repo: { type: "dataset", name: found.name }, path: "README.md", xet: false } as const;
    const blob = await downloadFile({ ...file, ...shared });
    return blob ? await blob.slice(0, Math.min(blob.size, readmeBytes)).text() : null;
  };
  const readme = await readReadme().catch((error: unknown) => {
    // A gated dataset shows its metadata and may keep its files, the card's text among them.
    if (found.gated && (response?.status === 401 || response?.status === 403)) return null;
    if (error instanceof InvalidApiResponseFormatError && response?.ok) return null;
    throw hubFailure(error, asked(found.name));
  });
  const problem = frontMatterProblem(readme, Object.keys(found.cardData ?? {}).length > 0);
  if (problem !== null) {
    throw new RegistryToolError(
      `the card of "${found.name}" is malformed: ${problem}; ask its owner to mend it, or write the record by hand. Nothing was written.`,
    );
  }
  return {
    id: found.name,
    gated: Boolean(found.gated),
    createdAt: found.createdAt ?? null,
    tags: found.tags,
    description: found.description ?? null,
    card: parsed(cardSchema, found.cardData ?? {}, found.name, "the card"),
    readme,
  };
}
