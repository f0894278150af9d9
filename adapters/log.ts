/** The levels of `LOG_LEVEL`, quietest last. */
export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

/** What may stand beside a log line: plain values only, never a client, a request, a token or what a person wrote. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Where the adapters say what happened. One line an event. */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/**
 * A log of one JSON object a line. `secrets` are cut out of every line, should one typo into a value.
 * @param write where a line goes; standard error by default, so that standard output stays the command's own.
 */
export function createLog(
  level: LogLevel,
  secrets: readonly string[] = [],
  write: (line: string) => void = (line) => process.stderr.write(line),
): Log {
  const threshold = logLevels.indexOf(level);
  const hidden = secrets.filter((secret) => secret.length >= 8);
  const emit =
    (at: LogLevel) =>
    (event: string, fields: LogFields = {}) => {
      if (logLevels.indexOf(at) < threshold) return;
      const line = JSON.stringify({ time: new Date().toISOString(), level: at, event, ...fields });
      write(`${hidden.reduce((text, secret) => text.replaceAll(secret, "[hidden]"), line)}\n`);
    };
  return { debug: emit("debug"), info: emit("info"), warn: emit("warn"), error: emit("error") };
}

/**
 * What of an error may be logged: its name, code and status. Messages and bodies of platform errors hold tokens and texts.
 */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const fields: Record<string, string | number> = { error: error.name };
  if ("code" in error && (typeof error.code === "string" || typeof error.code === "number")) fields.code = error.code;
  if ("status" in error && typeof error.status === "number") fields.status = error.status;
  if ("statusCode" in error && typeof error.statusCode === "number") fields.status = error.statusCode;
  return fields;
}
