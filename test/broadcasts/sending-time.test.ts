import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSendingTime, suggestedTimes } from "../../src/broadcasts/sending-time.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";

const local = createLocalTime("Asia/Jakarta");
/** Monday, 23 November 2026, 09.00 */
const monday = local.at("2026-11-23", "09:00");

describe("parseSendingTime", () => {
  it.each([
    ["28/11 14.00", "2026-11-28", "14:00"],
    ["28/11/2026 14.00", "2026-11-28", "14:00"],
    ["28 november pukul 14.00", "2026-11-28", "14:00"],
    ["besok jam 3 sore", "2026-11-24", "15:00"],
    ["Sabtu 08.30", "2026-11-28", "08:30"],
    ["hari ini jam 16.30", "2026-11-23", "16:30"],
    ["1/1 08.00", "2027-01-01", "08:00"],
  ])("reads %s", (text, date, time) => {
    expect(parseSendingTime(text, monday, local)).toEqual({ kind: "at", at: local.at(date, time) });
  });

  it.each(["besok", "sabtu", "lusa pagi"])("wants the time of day with %s", (text) => {
    expect(parseSendingTime(text, monday, local)).toEqual({ kind: "no-time" });
  });

  it.each(["kemarin jam 9", "23/11/2026 08.00", "28/11/2025 14.00"])("takes nothing that is over: %s", (text) => {
    expect(parseSendingTime(text, monday, local)).toEqual({ kind: "past" });
  });

  it.each(["halo apa kabar", "31/2 10.00", ""])("does not guess: %s", (text) => {
    expect(parseSendingTime(text, monday, local)).toEqual({ kind: "not-understood" });
  });

  it("reads the library's wall clock in every zone", () => {
    for (const zone of ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]) {
      const there = createLocalTime(zone);
      const at = there.at("2026-11-28", "14:00");
      expect(parseSendingTime("28/11 14.00", there.at("2026-11-23", "09:00"), there)).toEqual({ kind: "at", at });
    }
  });

  it("gives only moments ahead, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const time = parseSendingTime(text, monday, local);
        return time.kind !== "at" || time.at > monday;
      }),
      { numRuns: 300 },
    );
  });
});

describe("suggestedTimes", () => {
  it("are ahead", () => {
    expect(suggestedTimes(monday, local)).toEqual([
      local.at("2026-11-23", "16:00"),
      local.at("2026-11-24", "08:00"),
      local.at("2026-11-24", "16:00"),
    ]);
    expect(suggestedTimes(local.at("2026-11-23", "16:00"), local)).toHaveLength(2);
  });
});
