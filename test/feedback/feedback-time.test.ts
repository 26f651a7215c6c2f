import { describe, expect, it } from "vitest";
import type { Meeting } from "../../src/catalogue/catalogue.ts";
import { questionsDue } from "../../src/feedback/feedback-time.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";

const local = createLocalTime("Asia/Jakarta");
const meeting = {
  id: "m1",
  startsAt: local.at("2026-11-28", "09:00"),
  endsAt: local.at("2026-11-28", "12:00"),
} as Meeting;
const due = (from: string, to: string) =>
  questionsDue({ everHeldByStart: [meeting] }, local, Date.parse(from), Date.parse(to)).map((q) => q.kind);

describe("questions afterwards", () => {
  it.each([
    ["the day after at ten", "2026-11-29T09:59:00+07:00", "2026-11-29T10:00:00+07:00", ["rating"]],
    ["not twice", "2026-11-29T10:00:00+07:00", "2026-11-29T23:00:00+07:00", []],
    ["thirty days later", "2026-12-28T09:59:00+07:00", "2026-12-28T10:00:00+07:00", ["story"]],
    ["both after a long silence", "2026-11-28T00:00:00+07:00", "2026-12-29T00:00:00+07:00", ["rating", "story"]],
    ["never before the meeting", "2026-11-01T00:00:00+07:00", "2026-11-28T23:00:00+07:00", []],
  ])("are asked %s", (_, from, to, kinds) => expect(due(from, to)).toEqual(kinds));
});
