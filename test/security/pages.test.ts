/** Guessing the addresses of public pages: one constant answer for all that leads nowhere, and not endlessly. */
import { randomBytes } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { newCertificateNumber } from "../../src/certificates/certificate.ts";
import { startServer, type HttpServer } from "../../src/http/server.ts";
import type { MeetingId, ParticipantId, RegistrationCode } from "../../src/platform/ids.ts";
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

  it("of certificates get one calm page, whether mistyped, erased or never issued, and are limited", async () => {
    const { app } = await testLibrary();
    const { metrics, pages: routes } = app;
    const pages = await startServer({ port: 0, host: "127.0.0.1", metrics, logger: silentLogger, ready: {}, routes });
    const get = async (path: string) => {
      const answer = await fetch(`http://127.0.0.1:${pages.port}/sertifikat/${path}`);
      return [answer.status, await answer.text()] as const;
    };
    const { certificates } = app.library;
    const number = newCertificateNumber();
    const holder = { code: "M1-7KQ4ZT" as RegistrationCode, participantId: "p1" as ParticipantId };
    await certificates.numberOf("m1" as MeetingId, holder, number);
    await certificates.save({ number, name: "Siti Rahmah", course: "Melukis", startsAt: 0, endsAt: 1 });
    expect((await get(number))[0]).toBe(200);
    await certificates.erase("m1" as MeetingId, [holder]);
    const erased = await get(number);
    expect(erased[0]).toBe(404);
    for (const odd of [newCertificateNumber(), number.slice(0, -1), "%00", "<script>", "a".repeat(5_000)])
      expect(await get(odd)).toEqual(erased);
    const answers = await Promise.all(Array.from({ length: 200 }, () => get(newCertificateNumber())));
    expect(new Set(answers.map(([status]) => status))).toEqual(new Set([404, 429]));
    await pages.close();
  });
});
