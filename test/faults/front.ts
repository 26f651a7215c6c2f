/** What stands between Telegram and several bots: passes each webhook call on to one after the other, or to all of them at once. */
import { createServer, request as httpRequest, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

interface Passed {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** @param copies to how many bots at once each update goes */
export async function openFront(ports: readonly number[], copies = 1) {
  const passed: Passed[] = [];
  let turn = 0;
  /** @returns status; 502 when that bot is away, so that Telegram brings the update again */
  const pass = (port: number, { url, headers, body }: Passed) =>
    new Promise<number>((done) => {
      const request = httpRequest({ host: "127.0.0.1", port, method: "POST", path: url, headers }, (answer) => {
        answer.resume();
        done(answer.statusCode ?? 502);
      });
      request.on("error", () => done(502));
      request.end(body);
    });
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const update = { url: request.url ?? "/", headers: request.headers, body: Buffer.concat(parts) };
      passed.push(update);
      const targets = Array.from({ length: copies }, () => ports[turn++ % ports.length] ?? 0);
      void Promise.all(targets.map((port) => pass(port, update))).then((answers) =>
        response.writeHead(answers.find((status) => status < 300) ?? 502).end(),
      );
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    port: (server.address() as AddressInfo).port,
    /** Passes everything on once more, to all at once. */
    async again(): Promise<void> {
      for (const update of passed) await Promise.all(ports.map((port) => pass(port, update)));
    },
    close: () => void server.close(),
  };
}
