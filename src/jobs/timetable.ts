/** A job of the timetable: what runs when. */

/** Handed to a job: the moment it was due (epoch ms, start of its minute). */
export interface Due {
  readonly dueAt: number;
}

export interface Job {
  /** Kebab case, unique. */
  readonly name: string;
  /** Five fields (minute hour day month weekday), in the library's zone. */
  readonly cron: string;
  /** Runs once for a due minute over all replicas; a failure is logged and the next tick tries again. */
  readonly run: (due: Due) => Promise<void>;
}
