import { describe, expect, it } from "vitest";
import { readSample } from "../../src/catalogue/sample.ts";
import { local, programmeOf } from "./workbooks.ts";

describe("readSample", () => {
  it.each(["2026-11-23", "2026-11-22", "2027-03-04", "2031-12-31"])(
    "has a programme that starts on %s, everything moved by the same time",
    async (today) => {
      const original = programmeOf(...(await readSample("2026-11-23", local))).meetings;
      const moved = programmeOf(...(await readSample(today, local))).meetings;
      expect(local.dateOf(Math.min(...moved.map((m) => m.startsAt)))).toBe(today);
      expect(new Set(moved.map((m, i) => m.startsAt - (original[i]?.startsAt ?? 0))).size).toBe(1);
    },
  );
});
