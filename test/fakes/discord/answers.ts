import { snowflake, timeOf } from "./ids.ts";
import { isRecord, type JsonRecord, textOf } from "./json.ts";
import { checkPayload, type PayloadKind } from "./oracle.ts";
import type { Records, ShownMessage } from "./records.ts";
import type { FakeResponse, SeenRequest } from "./routes.ts";

const ephemeral = 64;

/** The refusal of a payload that the oracle finds wrong, which is remembered; null where it is right. */
export function refusal(records: Records, kind: PayloadKind, body: unknown): FakeResponse | null {
  const problems = checkPayload(kind, body);
  if (problems.length === 0) return null;
  records.problems.push(...problems.map((problem) => `${kind}: ${problem}`));
  return { status: 400, body: { code: 50_035, message: "Invalid Form Body", errors: { _errors: problems } } };
}

export const notFound = (code: number, message: string): FakeResponse => ({ status: 404, body: { code, message } });

function show(records: Records, change: Partial<ShownMessage>): ShownMessage {
  const fresh = { channelId: "", interactionId: null, isPrivate: false, body: null, edits: 0, deleted: false };
  const message: ShownMessage = { id: snowflake(), ...fresh, ...change };
  records.shown.push(message);
  return message;
}

/** The message that was pressed; one that no test has made is taken as it comes. */
function pressed(records: Records, interaction: JsonRecord): ShownMessage {
  const message = isRecord(interaction.message) ? interaction.message : {};
  const id = textOf(message.id);
  const known = records.shown.find((shown) => shown.id === id);
  const isPrivate = (Number(message.flags ?? 0) & ephemeral) !== 0;
  return known ?? show(records, { id, channelId: textOf(interaction.channel_id), isPrivate, body: {} });
}

/** `POST /interactions/:id/:token/callback`. */
export function answerInteraction(
  records: Records,
  { path, query, body }: Pick<SeenRequest, "path" | "query" | "body">,
): FakeResponse {
  const [, id = "", token = ""] = /\/interactions\/(\d+)\/([^/]+)\/callback$/.exec(path) ?? [];
  const known = /^\d{17,19}$/.test(id) && Date.now() - timeOf(id) <= records.patienceMs;
  const interaction = records.interactions.get(token);
  if (!known || interaction === undefined) return notFound(10_062, "Unknown interaction");
  if (records.acknowledged.has(token) || records.answers.some(({ interactionId }) => interactionId === id)) {
    return { status: 400, body: { code: 40_060, message: "Interaction has already been acknowledged." } };
  }
  const refused = refusal(records, "callback", body);
  if (refused !== null || !isRecord(body)) return refused ?? { status: 400, body: { code: 50_035 } };
  records.answers.push({ interactionId: id, body, at: Date.now() });
  const data = isRecord(body.data) ? body.data : {};
  const type = Number(body.type);
  const channelId = textOf(interaction.channel_id);
  const isPrivate = (Number(data.flags ?? 0) & ephemeral) !== 0;
  if (type === 8 || type === 9) return { status: 204 };
  const isNew = type === 4 || type === 5;
  const original = isNew
    ? show(records, { channelId, interactionId: id, isPrivate, body: type === 4 ? data : null })
    : pressed(records, interaction);
  if (type === 7) change(original, data);
  records.acknowledged.set(token, { interactionId: id, type, original });
  if (!query.includes("with_response=true")) return { status: 204 };
  const resource = { type, message: { id: original.id, channel_id: channelId, type: 20 } };
  return { status: 200, body: { interaction: { id, type: interaction.type }, resource } };
}

function change(message: ShownMessage, body: JsonRecord): void {
  message.body = body;
  message.edits += 1;
}

/** `/webhooks/:application/:token` and its `@original`. */
export function answerWebhook(records: Records, method: string, token: string, body: unknown): FakeResponse {
  if (records.tokensExpired) return { status: 401, body: { code: 50_027, message: "Invalid Webhook Token" } };
  const state = records.acknowledged.get(token);
  if (state === undefined) return notFound(10_015, "Unknown Webhook");
  if (method === "POST") {
    const refused = refusal(records, "follow-up", body);
    if (refused !== null || !isRecord(body)) return refused ?? { status: 400, body: { code: 50_035 } };
    const isPrivate = (Number(body.flags ?? 0) & ephemeral) !== 0;
    const { interactionId, original } = state;
    const message = show(records, { channelId: original.channelId, interactionId, isPrivate, body });
    return { status: 200, body: { id: message.id, channel_id: message.channelId, type: 0 } };
  }
  if (state.original.deleted) return notFound(10_008, "Unknown Message");
  if (method === "DELETE") {
    state.original.deleted = true;
    return { status: 204 };
  }
  const refused = refusal(records, "edit", body);
  if (refused !== null || !isRecord(body)) return refused ?? { status: 400, body: { code: 50_035 } };
  change(state.original, body);
  return { status: 200, body: { id: state.original.id, type: 0 } };
}

/** `POST /channels/:id/messages`. */
export function postMessage(records: Records, channelId: string, body: unknown): FakeResponse {
  const refused = refusal(records, "message", body);
  if (refused !== null || !isRecord(body)) return refused ?? { status: 400, body: { code: 50_006 } };
  const earlier = body.enforce_nonce === true && records.messages.find((posted) => posted.body.nonce === body.nonce);
  const id = earlier ? earlier.id : snowflake();
  if (!earlier) {
    records.messages.push({ id, channelId, body });
    show(records, { id, channelId, body });
  }
  return { status: 200, body: { id, channel_id: channelId, type: 0, nonce: body.nonce } };
}

/** `PATCH` and `DELETE /channels/:id/messages/:id`. */
export function changeMessage(records: Records, method: string, id: string, body: unknown): FakeResponse {
  const message = records.shown.find((shown) => shown.id === id && !shown.deleted);
  if (message === undefined) return notFound(10_008, "Unknown Message");
  if (method === "DELETE") {
    message.deleted = true;
    return { status: 204 };
  }
  const refused = refusal(records, "message-edit", body);
  if (refused !== null || !isRecord(body)) return refused ?? { status: 400, body: { code: 50_035 } };
  change(message, body);
  return { status: 200, body: { id, channel_id: message.channelId, type: 0 } };
}
