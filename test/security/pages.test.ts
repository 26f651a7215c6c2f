/** Guessing the addresses of public pages: one constant answer for all that leads nowhere, and not endlessly. */
import { randomBytes } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { startServer, type HttpServer } from "../../src/http/server.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import { testLibrary } from "../support/library.ts";

describe("guessed addresses", () => {
  let server: HttpServer;
  afterAll(() => server.close());

  it("get the same answer, whatever their form, and are limited", async () => {
    const { app } = await testLibrary();
    const { metrics, pages: routes } = app;
    const ready = { bot: app.ready };
    server = await startServer({ port: 0, host: "127.0.0.1", metrics, logger: silentLogger, ready, routes });
    const get = async (path: string) => {
      const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, { redirect: "manual" });
      return [answer.status, await answer.text()] as const;
    };
    const [prefix] = Object.keys(routes).filter((path) => path.includes("kalender"));
    const guess = () => get(`${prefix}${randomBytes(16).toString("base64url")}.ics`);
    expect(await guess()).toEqual([404, ""]);
    for (const odd of ["x.ics", "..%2f..%2fetc%2fpasswd", "%00.ics", `${"a".repeat(5_000)}.ics`])
      expect([odd, await get(`${prefix}${odd}`)]).toEqual([odd, [404, ""]]);
    const answers = await Promise.all(Array.from({ length: 200 }, guess));
    expect(new Set(answers.map(([status]) => status))).toEqual(new Set([404, 429]));
  });
});
