import { describe, expect, it } from "vitest";
import { parseMeetingTime } from "../../src/catalogue/meeting-time.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";

const local = createLocalTime("Asia/Jakarta");
/** A Monday. */
const now = local.at("2026-11-23", "09:00");
const meeting = { startsAt: local.at("2026-11-28", "14:00"), endsAt: local.at("2026-11-28", "16:00") };
const written = (at: number) => `${local.dateOf(at)} ${local.timeOf(at)}`;

describe("parseMeetingTime", () => {
  it.each([
    ["5/12 09.00", "2026-12-05 09:00", "2026-12-05 11:00"],
    ["5/12 09.00-12.30", "2026-12-05 09:00", "2026-12-05 12:30"],
    ["jam 3 sore", "2026-11-28 15:00", "2026-11-28 17:00"],
    ["15.30", "2026-11-28 15:30", "2026-11-28 17:30"],
    ["besok", "2026-11-24 14:00", "2026-11-24 16:00"],
    ["Minggu jam 9 pagi", "2026-11-29 09:00", "2026-11-29 11:00"],
    ["minggu 09.00-10.00", "2026-11-29 09:00", "2026-11-29 10:00"],
    ["2 minggu lagi", "2026-12-07 14:00", "2026-12-07 16:00"],
    ["2 Desember 2026", "2026-12-02 14:00", "2026-12-02 16:00"],
  ])("%s: begins %s, ends %s", (text, starts, ends) => {
    const time = parseMeetingTime(text, meeting, now, local);
    expect(time.kind === "at" && [written(time.startsAt), written(time.endsAt)]).toEqual([starts, ends]);
  });

  it("says when that moment is over, or is no moment", () => {
    expect(parseMeetingTime("20/11/2026 10.00", meeting, now, local)).toEqual({ kind: "past" });
    expect(parseMeetingTime("di aula", meeting, now, local)).toEqual({ kind: "not-understood" });
  });
});
