/** Runs one job for one due minute: once over all replicas, logged, its failure caught. */
import type { Logger } from "../platform/logger.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { Job } from "./timetable.ts";

export interface JobRunner {
  readonly claim: (job: string, dueAt: number) => Promise<boolean>;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Never rejects. */
export async function runJob({ claim, logger, metrics }: JobRunner, job: Job, dueAt: number): Promise<void> {
  const startedAt = performance.now();
  try {
    if (!(await claim(job.name, dueAt))) return;
    await job.run({ dueAt });
    metrics.jobs.inc({ job: job.name, outcome: "done" });
    const ms = Math.round(performance.now() - startedAt);
    if (ms > 1_000) logger.info("job-slow", { job: job.name, ms });
  } catch (error) {
    metrics.jobs.inc({ job: job.name, outcome: "failed" });
    logger.error("job-failed", { job: job.name }, error);
  }
}
