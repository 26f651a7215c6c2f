/** Codes of tickets and certificates: nobody can guess one, and who tries learns nothing. */
import { describe, expect, it } from "vitest";
import { ticketPayload } from "../../src/attendance/attendance.ts";
import { newCertificateNumber } from "../../src/certificates/certificate.ts";
import type { MeetingId, ResidentId } from "../../src/platform/ids.ts";
import { register } from "../../src/registration/register.ts";
import { newRegistrationCode } from "../../src/registration/registration.ts";
import { testLibrary } from "../support/library.ts";

const many = 20_000;

/** Bits of chance in each sign, if signs stand where they please. */
function bitsPerSign(codes: readonly string[]): number[] {
  return Array.from({ length: codes[0]?.length ?? 0 }, (_, place) => {
    const counts = new Map<string, number>();
    for (const code of codes) counts.set(code[place] as string, (counts.get(code[place] as string) ?? 0) + 1);
    return -[...counts.values()].reduce((sum, n) => sum + (n / codes.length) * Math.log2(n / codes.length), 0);
  });
}

describe("codes", () => {
  it("of registrations hold 30 bits of chance beside the meeting", () => {
    const codes = Array.from({ length: many }, () => newRegistrationCode("m1" as MeetingId).slice(-6));
    for (const bits of bitsPerSign(codes)) expect(bits).toBeGreaterThan(4.98);
  });

  it("of certificates hold 60 bits of chance, and none comes twice", () => {
    const numbers = Array.from({ length: many }, () => newCertificateNumber());
    expect(new Set(numbers).size).toBe(many);
    const bits = bitsPerSign(numbers.map((number) => number.replaceAll("-", "").slice(0, 12)));
    for (const each of bits) expect(each).toBeGreaterThan(4.98);
  });
});

describe("a ticket that is somebody else's", { timeout: 60_000 }, () => {
  it("reads like one that never was, for everybody who keeps no door", async () => {
    const library = await testLibrary();
    const { catalogue, residents, registration } = library.app.library;
    const meetingId = catalogue().meetingsByStart[0]?.id as MeetingId;
    const siti = 331 as ResidentId;
    await residents.saveConsent(siti, 1);
    await residents.addParticipant(siti, { name: "Siti Rahmah", birthYear: 1990, relation: "self" });
    const resident = await residents.read(siti);
    const { participants } = resident;
    const request = { requestId: "1", resident, meetingId, participants, agreedToWait: false };
    const outcome = await register(registration, request);
    if (outcome.kind !== "seated") throw new Error(outcome.kind);
    const stranger = library.visitor(332, "Andi");
    const opened = async (payload: string) => (await stranger.start(payload)).map((m) => [m.text, m.photoUrl]);
    const real = await opened(ticketPayload(outcome.code));
    expect(real).toEqual([[library.t("ticket-unknown"), undefined]]);
    for (let i = 0; i < 5; i++) expect(await opened(ticketPayload(newRegistrationCode(meetingId)))).toEqual(real);
    expect((await library.app.library.attending.store.countsOf([meetingId])).get(meetingId)?.came).toBe(0);
  });
});
