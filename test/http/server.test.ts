import type { RequestListener } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { type HttpServer, startServer } from "../../src/http/server.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import { createMetrics } from "../../src/platform/metrics.ts";

describe("http server", () => {
  let server: HttpServer;
  let redisAnswers = true;
  afterEach(() => server.close());
  const start = async () => {
    const ready = { redis: async () => redisAnswers, updates: async () => true };
    const answer =
      (text: string): RequestListener =>
      (_request, response) =>
        void response.end(text);
    const routes = { "/hook": answer("hooked"), "/kalender/": answer("calendar") };
    const host = "127.0.0.1";
    server = await startServer({ port: 0, host, metrics: createMetrics(), logger: silentLogger, ready, routes });
    return (path: string, init?: RequestInit) => fetch(`http://${host}:${server.port}${path}`, init);
  };

  it("lives, and is ready while every check holds", async () => {
    const get = await start();
    expect((await get("/healthz")).status).toBe(200);
    expect((await get("/readyz")).status).toBe(200);
    redisAnswers = false;
    const notReady = await get("/readyz");
    expect([notReady.status, await notReady.json()]).toEqual([503, { redis: false, updates: true }]);
  });

  it("has requests wait for pages that are not known yet", async () => {
    let know: (routes: Record<string, RequestListener>) => void = () => {};
    const routes = new Promise<Record<string, RequestListener>>((done) => (know = done));
    const host = "127.0.0.1";
    server = await startServer({ port: 0, host, metrics: createMetrics(), logger: silentLogger, ready: {}, routes });
    const get = async (path: string) => fetch(`http://${host}:${server.port}${path}`);
    const [early, nowhere] = [get("/hook"), get("/nothing")];
    expect((await get("/healthz")).status).toBe(200);
    know({ "/hook": (_request, response) => void response.end("hooked") });
    expect(await (await early).text()).toBe("hooked");
    expect((await nowhere).status).toBe(404);
  });

  it("shows metrics and further pages, and nothing else", async () => {
    const get = await start();
    expect(await (await get("/metrics")).text()).toContain("bot_updates_total");
    expect(await (await get("/hook?x=1")).text()).toBe("hooked");
    expect(await (await get("/kalender/x.ics")).text()).toBe("calendar");
    expect((await get("/hook/x")).status).toBe(404);
    expect((await get("/nothing")).status).toBe(404);
    expect((await get("/healthz", { method: "POST" })).status).toBe(405);
  });
});
