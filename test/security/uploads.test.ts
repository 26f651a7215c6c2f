import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Api } from "grammy";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFileFetch, largestFile } from "../../src/telegram/fetch-file.ts";

describe("a file sent to the bot", () => {
  let declared: number | undefined;
  let sent = 0;
  const server = createServer((request, response) => {
    if (request.url?.endsWith("/getFile")) {
      const result = { file_id: "f", file_unique_id: "u", file_path: "documents/a.xlsx", file_size: declared };
      return void response.setHeader("content-type", "application/json").end(JSON.stringify({ ok: true, result }));
    }
    response.on("error", () => {});
    const chunk = Buffer.alloc(100_000);
    const more = () => {
      while (sent < 20_000_000 && !response.destroyed) {
        sent += chunk.length;
        if (!response.write(chunk)) return void response.once("drain", more);
      }
      response.end();
    };
    more();
  });
  let root: string;
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it("is not fetched when it declares to be too large", async () => {
    declared = largestFile + 1;
    const fetchFile = createFileFetch(new Api("1:t", { apiRoot: root }), "1:t", root);
    expect(await fetchFile("f")).toEqual({ kind: "too-large" });
    expect(sent).toBe(0);
  });

  it("is fetched no further than allowed when it declares less than it is", async () => {
    declared = 10;
    const fetchFile = createFileFetch(new Api("1:t", { apiRoot: root }), "1:t", root);
    expect(await fetchFile("f")).toEqual({ kind: "too-large" });
    expect(sent).toBeLessThan(15_000_000);
  });
});
