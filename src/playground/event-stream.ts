/** Server-sent events: what happens in the emulator, as it happens, for every page that is open. */
import type { IncomingMessage, ServerResponse } from "node:http";

const heartbeatMs = 15_000;
/** A page that does not read is let go; it reconnects and reads the state anew. */
const largestBacklog = 4 * 1024 * 1024;

export class EventStream {
  readonly #pages = new Set<ServerResponse>();
  readonly #heartbeat = setInterval(() => this.#write(": still here\n\n"), heartbeatMs).unref();

  get watched(): boolean {
    return this.#pages.size > 0;
  }

  open(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write("retry: 1000\n\n");
    this.#pages.add(response);
    request.once("close", () => this.#pages.delete(response));
  }

  send(event: object): void {
    if (this.watched) this.#write(`data: ${JSON.stringify(event)}\n\n`);
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const page of this.#pages) page.end();
  }

  #write(text: string): void {
    for (const page of this.#pages) {
      if (page.writableLength > largestBacklog) page.destroy();
      else page.write(text);
    }
  }
}
