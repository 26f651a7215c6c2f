import { describe, expect, it } from "vitest";
import { monthBeside } from "../../src/reports/monthly-report.ts";
import { rating, sum } from "../../src/reports/meeting-figures.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";

const one = {
  meetings: 1,
  seats: 20,
  registered: 18,
  waiting: 2,
  came: 15,
  guests: 1,
  absent: 3,
  stars: [0, 0, 1, 0, 3],
};

describe("figures of a month", () => {
  it("are summed, stars by stars", () => {
    expect(sum([one, { ...one, absent: 0, stars: [] }])).toEqual({
      meetings: 2,
      seats: 40,
      registered: 36,
      waiting: 4,
      came: 30,
      guests: 2,
      absent: 3,
      stars: [0, 0, 1, 0, 3],
    });
  });

  it("have a rating only where somebody answered", () => {
    expect(rating(one.stars)).toEqual({ average: 4.5, answers: 4 });
    expect([rating([]), rating([0, 0, 0, 0, 0])]).toEqual([null, null]);
  });

  it.each([
    ["2026-01", "2025-12", "2026-02"],
    ["2026-12", "2026-11", "2027-01"],
    ["2028-02", "2028-01", "2028-03"],
  ] as const)("%s stands between %s and %s", (month, before, after) => {
    const local = createLocalTime("Asia/Jayapura");
    expect([monthBeside(month, -1, local), monthBeside(month, 1, local)]).toEqual([before, after]);
  });
});
