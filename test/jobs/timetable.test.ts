import { describe, expect, it } from "vitest";
import { createClaims } from "../../src/jobs/claim-store.ts";
import { createTimetable } from "../../src/jobs/start.ts";
import type { Job } from "../../src/jobs/timetable.ts";
import { createClock } from "../../src/platform/clock.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import { createMetrics } from "../../src/platform/metrics.ts";
import { testRedis } from "../support/redis.ts";

describe("timetable", () => {
  const { redis, keys } = testRedis();
  const at = (iso: string) => Date.parse(`${iso}+07:00`);
  const timetable = (...jobs: Job[]) =>
    createTimetable(jobs, "Asia/Jakarta", createClock(), {
      claim: createClaims(redis, keys),
      logger: silentLogger,
      metrics: createMetrics(),
    });
  const job = (name: string, cron: string, ran: number[]): Job => ({
    name,
    cron,
    run: async ({ dueAt }) => void ran.push(dueAt),
  });

  it("runs a job that was due once, for its latest due minute, in the library's zone", async () => {
    const ran: number[] = [];
    await timetable(job("nightly", "0 3 * * *", ran)).runDue(at("2026-11-23T09:00:00"), at("2026-11-26T02:59:00"));
    expect(ran).toEqual([at("2026-11-25T03:00:00")]);
  });

  it("does not run what was not due", async () => {
    const ran: number[] = [];
    const of = timetable(job("hourly", "0 * * * *", ran));
    await of.runDue(at("2026-11-23T09:00:00"), at("2026-11-23T09:59:59"));
    expect(ran).toEqual([]);
    await of.runDue(at("2026-11-23T09:59:59"), at("2026-11-23T10:00:00"));
    expect(ran).toEqual([at("2026-11-23T10:00:00")]);
  });

  it("runs a due minute once over all replicas", async () => {
    const ran: number[] = [];
    const minutely = job("minutely", "* * * * *", ran);
    const [from, to] = [at("2026-11-23T11:00:10"), at("2026-11-23T11:01:10")];
    await Promise.all([timetable(minutely), timetable(minutely), timetable(minutely)].map((t) => t.runDue(from, to)));
    expect(ran).toHaveLength(1);
  });

  it("runs the others when one fails", async () => {
    const ran: number[] = [];
    const broken: Job = { name: "broken", cron: "* * * * *", run: () => Promise.reject(new Error("broken")) };
    await timetable(broken, job("whole", "* * * * *", ran)).runDue(
      at("2026-11-23T12:00:10"),
      at("2026-11-23T12:01:10"),
    );
    expect(ran).toHaveLength(1);
  });
});
