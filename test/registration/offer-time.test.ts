import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heldUntil } from "../../src/registration/offer-time.ts";
import { local } from "./catalogue-sample.ts";

const hour = 3_600_000;
const at = (time: string, date = "2026-11-23") => local.at(date, time);
const start = at("14:00", "2026-11-28");

describe("heldUntil", () => {
  it.each([
    ["far from the start: six hours", at("09:00"), start, at("15:00")],
    ["the night does not count", at("18:00"), start, at("09:00", "2026-11-24")],
    ["made at night: from six in the morning on", at("23:30"), start, at("12:00", "2026-11-24")],
    ["made before six", at("02:00"), start, at("12:00")],
    ["eight hours before the start: a quarter", at("06:00"), at("14:00"), at("08:00")],
    ["just before the start: a quarter of an hour", at("13:30"), at("14:00"), at("13:45")],
    ["ten minutes before the start: up to the start", at("13:50"), at("14:00"), at("14:00")],
    ["a meeting right after the night", at("22:00"), at("07:00", "2026-11-24"), at("06:15", "2026-11-24")],
  ])("%s", (_, now, startsAt, expected) => {
    expect(heldUntil(now, startsAt, 6 * hour, local)).toBe(expected);
  });

  it("is a whole moment, never at night, in the past, or after the start", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 * 24 * hour }), fc.nat(24 * hour), (restMs, ofDayMs) => {
        const now = at("00:00") + ofDayMs;
        const startsAt = now + restMs;
        const until = heldUntil(now, startsAt, 6 * hour, local);
        expect(until).toSatisfy(Number.isInteger);
        expect(until).toBeGreaterThan(now);
        expect(until).toBeLessThanOrEqual(startsAt);
        const time = local.timeOf(until);
        if (until < startsAt) expect(time >= "06:00" && time <= "21:00").toBe(true);
      }),
    );
  });
});
