import { RegistryToolError } from "../tool-error.ts";

const hosts = ["huggingface.co", "www.huggingface.co", "hf.co"];
const idShape = /^[\w.-]+(\/[\w.-]+)?$/;
// What can follow a dataset's id in an address; an id of one part ("squad") ends before it.
const pages = new Set(["tree", "blob", "resolve", "raw", "viewer", "discussions", "commit", "commits", "settings"]);

const takes = "add takes 'owner/name' or https://huggingface.co/datasets/owner/name";

function shown(text: string): string {
  const short = Array.from(text.replace(/\p{C}/gu, " ").trim()).slice(0, 80).join("");
  return `"${short}"`;
}

function addressOf(text: string): URL | null {
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  const isAddress = withScheme === text || hosts.some((host) => text.toLowerCase().startsWith(`${host}/`));
  return isAddress && URL.canParse(withScheme) ? new URL(withScheme) : null;
}

function idIn(url: URL, text: string, endpoint: string): string {
  const known = [...hosts, new URL(endpoint).host];
  if (!/^https?:$/.test(url.protocol) || !known.includes(url.host)) {
    throw new RegistryToolError(
      `${shown(text)} is not on the Hugging Face Hub; ${takes}. Write the record of any other dataset by hand.`,
    );
  }
  const [section, owner = "", name] = url.pathname.split("/").filter((part) => part !== "");
  if (section !== "datasets") {
    throw new RegistryToolError(`${shown(text)} is no dataset's page, perhaps a model's or a Space's; ${takes}.`);
  }
  return name === undefined || pages.has(name) ? owner : `${owner}/${name}`;
}

/**
 * The Hub id of a dataset, from an id or the address of any of its pages.
 * @param endpoint the Hub in use; its host is taken besides the public one.
 * @throws RegistryToolError for what is neither.
 */
export function hubIdOf(text: string, endpoint: string): string {
  const trimmed = text.trim();
  const url = addressOf(trimmed);
  const id = url ? idIn(url, trimmed, endpoint) : trimmed.replace(/^datasets\/(?=.)/, "");
  if (!idShape.test(id) || id.split("/").some((part) => /^\.+$/.test(part))) {
    throw new RegistryToolError(`${shown(trimmed)} is no dataset's id; ${takes}.`);
  }
  return id;
}

/** The public page of a dataset. Always huggingface.co: a mirror (HF_ENDPOINT) is how it was read, not where it is. */
export function hubPage(id: string): string {
  return `https://huggingface.co/datasets/${id}`;
}
