/** Runs the timetable: each minute what became due by the program's clock, also when that clock was moved. */
import cron from "node-cron";
import type { Clock } from "../platform/clock.ts";
import { type JobRunner, runJob } from "./run-job.ts";
import type { Job } from "./timetable.ts";

const minuteMs = 60_000;
/** Jobs look for what is due since their last run, so one run serves any number of missed ones; further back nobody looks. */
const lookBackMs = 8 * 86_400_000;

export interface Timetable {
  /** Runs each job that was due after `from` until `to` (epoch ms), once, for its latest due minute. */
  runDue(from: number, to: number): Promise<void>;
  /** Begins the minutely tick. */
  start(): void;
  /** Ends it and waits for jobs at work. */
  stop(): Promise<void>;
}

/** @param zone IANA zone in which cron expressions are read */
export function createTimetable(jobs: readonly Job[], zone: string, clock: Clock, runner: JobRunner): Timetable {
  const matched = jobs.map((job) => ({ job, when: cron.createTask(job.cron, () => {}, { timezone: zone }) }));
  const latestDue = (when: (typeof matched)[number]["when"], from: number, to: number): number | undefined => {
    const earliest = Math.max(from, to - lookBackMs);
    for (let at = Math.floor(to / minuteMs) * minuteMs; at > earliest; at -= minuteMs)
      if (when.match(new Date(at))) return at;
    return undefined;
  };
  const runDue = async (from: number, to: number) => {
    await Promise.all(
      matched.map(async ({ job, when }) => {
        const dueAt = latestDue(when, from, to);
        if (dueAt !== undefined) await runJob(runner, job, dueAt);
      }),
    );
  };

  let seen = clock.now() - minuteMs;
  let atWork: Promise<void> = Promise.resolve();
  const tick = () => {
    const now = clock.now();
    // A clock that was put back begins anew there.
    const from = Math.min(seen, now - minuteMs);
    seen = now;
    return (atWork = runDue(from, now));
  };
  const ticking = cron.createTask("* * * * *", tick, { noOverlap: true, suppressMissedWarning: true });
  return {
    runDue,
    start: () => void ticking.start(),
    async stop() {
      await ticking.destroy();
      await atWork;
      for (const { when } of matched) await when.destroy();
    },
  };
}
