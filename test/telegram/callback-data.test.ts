import { describe, expect, it } from "vitest";
import type { CourseId, MeetingId, ParticipantId, RegistrationCode } from "../../src/platform/ids.ts";
import { type Action, decodeAction, encodeAction, wishSubject } from "../../src/telegram/callback-data.ts";

const actions: readonly Action[] = [
  { kind: "register", args: ["m12" as MeetingId] },
  { kind: "ask-course", args: ["c7" as CourseId, "requirements"] },
  { kind: "more", args: ["6"] },
  { kind: "wish", args: [wishSubject("kelas: bahasa Jepang tingkat lanjut untuk pemandu wisata 日本語")] },
  { kind: "to-librarian", args: [] },
  { kind: "cancel-one", args: ["M123456789-7KQ4ZT" as RegistrationCode, "p1234" as ParticipantId] },
];

describe("callback data", () => {
  it.each(actions)("reads $kind as it was written, in 64 bytes", (action) => {
    const data = encodeAction(action);
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    expect(decodeAction(data)).toEqual(action);
  });

  it.each(["", "r", "r:c7", "r:m1:m2", "n:-1", "q:c7:colour", "zz:1"])("refuses “%s”", (data) => {
    expect(decodeAction(data)).toBeNull();
  });
});
