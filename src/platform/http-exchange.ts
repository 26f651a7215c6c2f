/** A POST request and its whole answer, by undici's dispatcher itself: its `request` wraps each answer in a stream. */
import type { Dispatcher } from "undici";
import { Fault } from "./fault.ts";

export interface Sent {
  readonly origin: string;
  /** Path and query of the URL. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  readonly signal?: AbortSignal | undefined;
}

export interface Exchanged {
  readonly status: number;
  readonly body: Buffer;
}

/** @param longestMs until the head of the answer, and between its parts @throws what undici says; Fault `platform:given-up` when `signal` aborts */
export function exchange(
  connections: Dispatcher,
  { origin, path, headers, body, signal }: Sent,
  longestMs: number,
): Promise<Exchanged> {
  const limits = { headersTimeout: longestMs, bodyTimeout: longestMs };
  const options = { origin, path, method: "POST" as const, headers, body, ...limits };
  return new Promise((done, fail) => {
    let status = 0;
    const parts: Buffer[] = [];
    let giveUp = () => {};
    const end = () => signal?.removeEventListener("abort", giveUp);
    connections.dispatch(options, {
      onRequestStart(controller) {
        giveUp = () => controller.abort(new Fault("platform:given-up"));
        if (signal?.aborted) giveUp();
        else signal?.addEventListener("abort", giveUp);
      },
      onResponseStart(_, statusCode) {
        status = statusCode;
      },
      onResponseData(_, part) {
        parts.push(part);
      },
      onResponseEnd() {
        end();
        const [first, ...more] = parts;
        done({ status, body: first && more.length === 0 ? first : Buffer.concat(parts) });
      },
      onResponseError(_, error) {
        end();
        fail(error);
      },
    });
  });
}
