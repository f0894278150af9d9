import { createHmac } from "node:crypto";
import { checkAck } from "./check-call.ts";

const ackMs = 3000;

type Json = Record<string, unknown>;

/** What a test may have wrong with a request. */
export interface Forgery {
  readonly secret?: string;
  /** Seconds from now. */
  readonly skew?: number;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Delivery {
  readonly status: number;
  readonly text: string;
}

/** What an acknowledgement says; empty where it says nothing. */
export function readAck({ text }: Delivery): Json {
  return text === "" ? {} : (JSON.parse(text) as Json);
}

/** Slack's side of signed HTTP: posts to `url`, signed with `secret`, and notes what Slack would complain of. */
export function createSender(url: string, secret: string, problems: string[]) {
  async function post(body: string, contentType: string, forgery: Forgery): Promise<Delivery> {
    const timestamp = Math.floor(Date.now() / 1000) + (forgery.skew ?? 0);
    const hash = createHmac("sha256", forgery.secret ?? secret)
      .update(`v0:${timestamp}:${body}`)
      .digest("hex");
    const began = Date.now();
    const response = await fetch(url, {
      method: "POST",
      body,
      headers: {
        "content-type": forgery.contentType ?? contentType,
        "x-slack-request-timestamp": String(timestamp),
        "x-slack-signature": `v0=${hash}`,
        ...forgery.headers,
      },
    });
    const text = await response.text();
    const ms = Date.now() - began;
    if (response.status === 200 && ms > ackMs) problems.push(`acknowledged after ${ms} ms`);
    return { status: response.status, text };
  }

  return {
    raw: post,
    event: (payload: Json, forgery: Forgery = {}) => post(JSON.stringify(payload), "application/json", forgery),
    async interact(payload: Json, forgery: Forgery = {}) {
      const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
      const delivery = await post(body, "application/x-www-form-urlencoded", forgery);
      if (delivery.status === 200) problems.push(...checkAck(payload, readAck(delivery)));
      return delivery;
    },
    async command(fields: Readonly<Record<string, string>>, forgery: Forgery = {}) {
      const delivery = await post(new URLSearchParams(fields).toString(), "application/x-www-form-urlencoded", forgery);
      if (delivery.status === 200) problems.push(...checkAck(fields, readAck(delivery)));
      return delivery;
    },
  };
}
