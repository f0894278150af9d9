import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the fake Hub does with every request for a dataset instead of answering. */
export type Fault =
  | { readonly kind: "renamed"; readonly to: string }
  | { readonly kind: "busy"; readonly headers: Record<string, string> }
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "silent" }
  | { readonly kind: "body"; readonly type: string; readonly body: string };

/** A dataset of the fake Hub. */
export interface FakeDataset {
  /** What the API can be asked for: `cardData`, `tags`, `createdAt`, `gated`, `private` … */
  readonly info?: Record<string, unknown>;
  readonly readme?: string;
  readonly fault?: Fault;
  /** The token that may read it; anybody may where there is none. */
  readonly token?: string;
  /** Sends the README's readers to another origin, as the Hub does to its own storage. */
  readonly readmeAt?: string;
}

export interface FakeHub {
  readonly url: string;
  readonly requests: { readonly path: string; readonly authorization: string | undefined }[];
  close(): Promise<void>;
}

// What the real API lets a caller expand (huggingface.js, DATASET_EXPANDABLE_KEYS).
const expandable = new Set(
  "author cardData citation createdAt disabled description downloads downloadsAllTime gated gitalyUid lastModified likes paperswithcode_id private sha tags".split(
    " ",
  ),
);

function problem(response: ServerResponse, status: number, code: string, error: string, headers = {}): void {
  const body = JSON.stringify({ error });
  response.writeHead(status, {
    "content-type": "application/json",
    "x-error-code": code,
    "x-error-message": error,
    ...headers,
  });
  response.end(body);
}

function serveFile(request: IncomingMessage, response: ServerResponse, text: string): void {
  const bytes = Buffer.from(text);
  const headers = { etag: `"${createHash("sha1").update(bytes).digest("hex")}"`, "content-type": "text/plain" };
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
  if (from === undefined || to === undefined) {
    response.writeHead(200, { ...headers, "content-length": bytes.length });
    response.end(bytes);
    return;
  }
  const end = Math.min(Number(to), bytes.length - 1);
  response.writeHead(206, { ...headers, "content-range": `bytes ${from}-${end}/${bytes.length}` });
  response.end(bytes.subarray(Number(from), end + 1));
}

/** Whether a fault or a lock has answered the request already. */
function refused(request: IncomingMessage, response: ServerResponse, dataset: FakeDataset | undefined): boolean {
  const authorization = request.headers.authorization;
  if (!dataset || (dataset.token !== undefined && authorization !== `Bearer ${dataset.token}`)) {
    // To a stranger a missing dataset and a private one look the same.
    if (authorization === undefined) problem(response, 401, "RepoNotFound", "Invalid username or password.");
    else if (authorization.includes("expired"))
      problem(response, 401, "", "Invalid credentials in Authorization header");
    else if (dataset) problem(response, 403, "", "Forbidden: you don't have access to this resource");
    else problem(response, 404, "RepoNotFound", "Repository not found");
    return true;
  }
  const { fault } = dataset;
  switch (fault?.kind) {
    case undefined:
    case "renamed":
      return false;
    case "silent":
      return true;
    case "busy":
      problem(response, 429, "", "Too Many Requests", fault.headers);
      return true;
    case "status":
      problem(response, fault.status, "", "trouble");
      return true;
    case "body":
      response.writeHead(200, { "content-type": fault.type });
      response.end(fault.body);
      return true;
  }
}

/** Starts a Hub on this machine that speaks the part of the real one's API that `@huggingface/hub` uses for datasets. */
export async function startHub(datasets: Readonly<Record<string, FakeDataset>>): Promise<FakeHub> {
  const requests: FakeHub["requests"] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://hub");
    requests.push({ path: url.pathname + url.search, authorization: request.headers.authorization });
    const api = /^\/api\/datasets\/(.+)\/revision\/HEAD$/.exec(url.pathname)?.[1];
    const file = /^\/datasets\/(.+)\/resolve\/main\/README\.md$/.exec(url.pathname)?.[1];
    const cached = /^\/api\/resolve-cache\/datasets\/(.+)\/README\.md$/.exec(url.pathname)?.[1];
    const id = api ?? file ?? cached;
    if (id === undefined) return problem(response, 404, "", "Sorry, we can't find the page you are looking for.");
    const dataset = datasets[id];
    if (refused(request, response, dataset) || !dataset) return;

    if (dataset.fault?.kind === "renamed") {
      const location = (url.pathname + url.search).replace(id, dataset.fault.to);
      response.writeHead(307, { location, "content-type": "text/plain" });
      response.end(`Temporary Redirect. Redirecting to ${location}`);
      return;
    }
    if (api !== undefined) {
      const asked = url.searchParams.getAll("expand");
      if (asked.some((key) => !expandable.has(key))) return problem(response, 400, "", "Invalid expand");
      const all: Record<string, unknown> = {
        private: false,
        gated: false,
        downloads: 1,
        likes: 1,
        lastModified: "2024-05-01T00:00:00.000Z",
        createdAt: "2024-03-04T10:00:00.000Z",
        tags: [],
        ...dataset.info,
      };
      const shown = Object.fromEntries(Object.entries(all).filter(([key]) => asked.includes(key)));
      response.writeHead(200, { "content-type": "application/json; charset=utf-8" });
      response.end(JSON.stringify({ _id: "fake", id, ...shown }));
      return;
    }
    if (dataset.info?.gated && request.headers.authorization === undefined) {
      return problem(response, 401, "GatedRepo", `Access to dataset ${id} is restricted. You must have access to it.`);
    }
    if (dataset.readme === undefined) return problem(response, 404, "EntryNotFound", "Entry not found");
    if (file !== undefined) {
      response.writeHead(307, { location: dataset.readmeAt ?? `/api/resolve-cache/datasets/${id}/README.md` });
      response.end();
      return;
    }
    serveFile(request, response, dataset.readme);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
