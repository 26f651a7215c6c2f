import { describe, expect, it } from "vitest";
import { createQuietHours } from "../../src/outbox/quiet-hours.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { bestHourAhead, createActiveHours } from "../../src/residents/active-hours.ts";
import { createActiveHoursStore } from "../../src/residents/active-hours-store.ts";
import { redisKinds, testRedis } from "../support/redis.ts";

const local = createLocalTime("Asia/Jakarta");
const { awakeAt } = createQuietHours({ from: "21:00", to: "06:00" }, local);
const at = (time: string, date = "2026-11-23") => local.at(date, time);

describe("bestHourAhead", () => {
  it("is the next start of the busiest hour in which sending is welcome", () => {
    const counts = new Map([
      [2, 500],
      [10, 40],
      [19, 60],
    ]);
    expect(bestHourAhead(counts, at("09:00"), local, awakeAt)).toBe(at("19:00"));
    expect(bestHourAhead(counts, at("19:00"), local, awakeAt)).toBe(at("19:00", "2026-11-24"));
  });

  it("is unknown while few have written", () => {
    expect(bestHourAhead(new Map([[19, 49]]), at("09:00"), local, awakeAt)).toBeNull();
  });

  it("starts at a full hour of the library's clock in a zone of half hours too", () => {
    const kolkata = createLocalTime("Asia/Kolkata");
    const best = bestHourAhead(new Map([[19, 60]]), kolkata.at("2026-11-23", "09:10"), kolkata, (moment) => moment);
    expect(best).toBe(kolkata.at("2026-11-23", "19:00"));
  });
});

describe.each(redisKinds)("active hours on %s", (kind) => {
  const { redis, keys } = testRedis(kind);

  it("of this and the last month are summed over all processes", async () => {
    let now = at("18:20", "2026-10-30");
    const deps = { store: createActiveHoursStore(redis, keys), clock: { now: () => now }, local, awakeAt };
    const processes = [createActiveHours(deps), createActiveHours(deps)];
    for (const hours of processes) for (let i = 0; i < 20; i++) hours.note();
    for (const hours of processes) await hours.save();
    expect(await processes[0]?.nextBest()).toBeNull();
    now = at("08:00", "2026-11-02");
    for (let i = 0; i < 11; i++) processes[0]?.note();
    for (const hours of processes) await hours.save();
    expect(await processes[1]?.nextBest()).toBe(at("18:00", "2026-11-02"));
  });
});
