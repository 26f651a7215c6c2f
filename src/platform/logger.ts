/** Structured logs. What may be logged is fixed by type: ids, counts, codes; no names, phone numbers or message texts. */
import { pino } from "pino";

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Logger {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** `error` contributes its class, code and stack frames, never its message: a driver's message may quote user text. */
  error(event: string, fields?: LogFields, error?: unknown): void;
}

export function createLogger(level: string, stream?: { write(line: string): void }): Logger {
  const base = { base: null, level, timestamp: pino.stdTimeFunctions.isoTime } as const;
  const sink = stream ? pino(base, stream) : pino(base);
  return {
    info: (event, fields) => sink.info(fields ?? {}, event),
    warn: (event, fields) => sink.warn(fields ?? {}, event),
    error: (event, fields, error) =>
      sink.error({ ...fields, ...(error === undefined ? {} : describeError(error)) }, event),
  };
}

export const silentLogger: Logger = { info: () => {}, warn: () => {}, error: () => {} };

/** Class, code and stack frames of an error and of its causes, without messages. */
export function describeError(error: unknown): LogFields {
  const chain: string[] = [];
  let frames: string | undefined;
  for (let e: unknown = error, depth = 0; e !== undefined && depth < 4; depth++) {
    if (!(e instanceof Error)) {
      chain.push(typeof e);
      break;
    }
    const code: unknown = "code" in e ? e.code : "error_code" in e ? e.error_code : undefined;
    chain.push(typeof code === "string" || typeof code === "number" ? `${e.name}(${code})` : e.name);
    frames = stackFrames(e);
    e = e.cause ?? ("error" in e ? e.error : undefined);
  }
  return { error: chain.join(" < "), stack: frames };
}

const stackFrames = (e: Error): string =>
  (e.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim())
    .join(" | ");
