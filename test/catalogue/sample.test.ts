import { describe, expect, it } from "vitest";
import { readSample } from "../../src/catalogue/sample.ts";
import { local, programmeOf } from "./workbooks.ts";

describe("readSample", () => {
  it.each(["2026-11-23", "2026-11-22", "2027-03-04", "2031-12-31"])(
    "has a programme that has just begun on %s, its weekdays kept",
    async (today) => {
      const original = programmeOf(...(await readSample("2026-11-23", local))).meetings;
      const moved = programmeOf(...(await readSample(today, local))).meetings;
      const first = local.dateOf(Math.min(...moved.map((m) => m.startsAt)));
      expect(local.daysBetween(first, today)).toBeGreaterThanOrEqual(0);
      expect(local.daysBetween(first, today)).toBeLessThan(7);
      const shifts = new Set(moved.map((m, i) => m.startsAt - (original[i]?.startsAt ?? 0)));
      expect(shifts.size).toBe(1);
      expect([...shifts].map((ms) => Math.abs(ms % (7 * 86_400_000)))).toEqual([0]);
    },
  );
});
