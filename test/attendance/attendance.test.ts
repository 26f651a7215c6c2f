import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCurrentCode, minuteCode, readTicket, ticketPayload } from "../../src/attendance/attendance.ts";
import { drawTicket, linesOf, ticketSvg } from "../../src/attendance/draw-ticket.ts";
import { renderPng } from "../../src/platform/picture.ts";
import type { MeetingId, RegistrationCode } from "../../src/platform/ids.ts";
import { readQr } from "../support/pictures.ts";

const meeting = "m12" as MeetingId;

describe("the code of the minute", () => {
  it("is six digits, taken in its own minute and the next, never later", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(4_000_000_000_000), fc.nat(59_999), (secret, at, later) => {
        const minute = at - (at % 60_000);
        const code = minuteCode(secret, meeting, minute);
        expect(code).toMatch(/^\d{6}$/);
        expect(isCurrentCode(code, secret, meeting, minute + later)).toBe(true);
        expect(isCurrentCode(code, secret, meeting, minute + 60_000 + later)).toBe(true);
      }),
      { numRuns: 50 },
    );
    const code = minuteCode("secret", meeting, 0);
    expect(isCurrentCode(code, "secret", meeting, 120_000)).toBe(false);
    expect(isCurrentCode(code, "secret", "m13" as MeetingId, 0)).toBe(false);
  });
});

describe("a ticket", () => {
  const ticket = {
    library: "Perpustakaan & Co",
    heading: "Tiket Peserta",
    course: "Kue <Basah>",
    date: "Sabtu, 28 November 2026",
    time: "09.00–12.00 WIB",
    place: "Dapur Belajar",
    people: "Siti",
    code: "M12-7KQ4ZT",
    url: "https://t.me/kelas_berbagi_bot?start=t_M12-7KQ4ZT",
    hint: "Tunjukkan",
  };

  it("names its registration in the deep link, and nothing else reads as one", () => {
    expect(readTicket(ticketPayload("M12-7KQ4ZT" as RegistrationCode))).toBe("M12-7KQ4ZT");
    for (const payload of ["", "t_", "t_M12-7KQ4ZU", "m12", "t_M12-7KQ4ZT1"]) expect(readTicket(payload)).toBeNull();
  });

  it("carries a QR code that opens the bot", async () => {
    expect(await readQr(await drawTicket(ticket))).toEqual([ticket.url]);
  });

  it("shows its words, which need the unpacked letters", async () => {
    const withLetters = await drawTicket(ticket);
    const without = await renderPng(ticketSvg(ticket).replace(/<text .*?<\/text>/g, ""));
    expect(withLetters.equals(without)).toBe(false);
    expect(ticketSvg(ticket)).toContain("Kue &lt;Basah&gt;");
  });

  it("keeps long titles within its lines", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const lines = linesOf(text, 20, 3);
        expect(lines.length).toBeLessThanOrEqual(3);
        expect(lines.every((line) => line.length <= 20)).toBe(true);
      }),
    );
  });
});
