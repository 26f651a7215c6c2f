import { describe, expect, it } from "vitest";
import { createQuietHours } from "../../src/outbox/quiet-hours.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";

const local = createLocalTime("Asia/Jakarta");
const at = (time: string, date = "2026-11-23") => local.at(date, time);

describe("quiet hours", () => {
  const night = createQuietHours({ from: "21:00", to: "06:00" }, local);

  it.each([
    ["20:59", "20:59", "2026-11-23"],
    ["21:00", "06:00", "2026-11-24"],
    ["23:30", "06:00", "2026-11-24"],
    ["00:00", "06:00", "2026-11-23"],
    ["05:59", "06:00", "2026-11-23"],
    ["06:00", "06:00", "2026-11-23"],
  ])("over midnight: at %s sending is welcome from %s", (now, then, date) => {
    expect(night.awakeAt(at(now))).toBe(at(then, date));
  });

  it("within a day", () => {
    const noon = createQuietHours({ from: "12:00", to: "13:00" }, local);
    expect(noon.awakeAt(at("12:30"))).toBe(at("13:00"));
    expect(noon.awakeAt(at("23:30"))).toBe(at("23:30"));
  });

  it("are none when they are off", () => {
    expect(createQuietHours(null, local).awakeAt(at("02:00"))).toBe(at("02:00"));
  });
});
