/** The parameters of one Bot API call, however the client sent them: query, JSON, urlencoded or multipart; names nobody asks for are ignored. */
import type { IncomingMessage } from "node:http";
import type { z } from "zod";
import { badRequest, Refusal } from "./bot-api.ts";
import { readMultipart, type Upload } from "./multipart.ts";

/** Bot API limit for uploads, with room for the other fields. */
const largestBody = 51 * 1024 * 1024;

export class Params {
  readonly values: Readonly<Record<string, unknown>>;
  readonly uploads: ReadonlyMap<string, Upload>;

  constructor(values: Readonly<Record<string, unknown>>, uploads: ReadonlyMap<string, Upload> = new Map()) {
    this.values = values;
    this.uploads = uploads;
  }

  text(name: string): string | undefined {
    const value = this.values[name];
    if (typeof value === "string") return value;
    return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
  }

  integer(name: string): number | undefined {
    const value = this.values[name];
    if (typeof value === "number") return Math.trunc(value);
    if (typeof value !== "string" || !/^-?\d+$/.test(value.trim())) return undefined;
    return Number(value);
  }

  decimal(name: string): number | undefined {
    const value = this.values[name];
    if (value === undefined || value === "") return undefined;
    const number = Number(value);
    return Number.isFinite(number) ? number : undefined;
  }

  flag(name: string): boolean {
    const value = this.values[name];
    return value === true || value === 1 || value === "true" || value === "1" || value === "True" || value === "yes";
  }

  /** A structured parameter; outside JSON bodies it arrives as JSON text. @throws Refusal 400 with `complaint` */
  json<S>(name: string, schema: z.ZodType<S>, complaint: string): S | undefined {
    let value = this.values[name];
    if (value === undefined || value === null || value === "") return undefined;
    if (typeof value === "string") {
      try {
        value = JSON.parse(value);
      } catch {
        throw badRequest(complaint);
      }
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw badRequest(complaint);
    return parsed.data;
  }
}

/** @throws Refusal 400 for a body that cannot be read, 413 for one that is too large */
export async function readParams(request: IncomingMessage, query: string): Promise<Params> {
  const fromQuery = query === "" ? {} : Object.fromEntries(new URLSearchParams(query));
  if (request.method !== "POST") return new Params(fromQuery);
  const body = await readBody(request, largestBody);
  if (body.length === 0) return new Params(fromQuery);
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("application/json")) return new Params(merge(fromQuery, parseJson(body)));
  if (type.startsWith("application/x-www-form-urlencoded"))
    return new Params(merge(fromQuery, Object.fromEntries(new URLSearchParams(body.toString()))));
  if (type.startsWith("multipart/form-data")) {
    const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
    const form = boundary === undefined ? undefined : readMultipart(body, boundary);
    if (!form) throw badRequest("can't parse multipart form data");
    return new Params(merge(fromQuery, form.fields), form.uploads);
  }
  return new Params(fromQuery);
}

const merge = (a: Record<string, unknown>, b: Record<string, unknown>) =>
  Object.keys(a).length === 0 ? b : { ...a, ...b };

function parseJson(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString());
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // falls through to the refusal
  }
  throw badRequest("can't parse request JSON object");
}

/** Reads a whole body of at most `limit` bytes. @throws Refusal 413 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
    });
    request.on("end", () => {
      if (size > limit) reject(new Refusal(413, "Request Entity Too Large"));
      else resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
    });
    request.on("error", reject);
  });
}
