/** What the program counts about itself, in Prometheus' format. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";

export interface Metrics {
  readonly registry: Registry;
  /** Updates by what became of them: `handled`, `failed` (tried again), `given-up`. */
  readonly updates: Counter<"outcome">;
  /** Seconds from an update being stored to its acknowledgement, the handler's time included. */
  readonly updateSeconds: Histogram;
  /** Updates that wait in this process. */
  readonly updatesWaiting: Gauge;
  /** Messages sent unprompted by result (`sent`, `unreachable`, `missed`, …) and kind (`notice`, `broadcast`). */
  readonly outbox: Counter<"kind" | "result">;
  /** Bot API calls by method and HTTP status (0: no answer). */
  readonly apiCalls: Counter<"method" | "status">;
  readonly apiSeconds: Histogram<"method">;
  /** Runs of timetable jobs by outcome: `done`, `failed`. */
  readonly jobs: Counter<"job" | "outcome">;
}

/** Event loop lag, memory and garbage collection come with the registry. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    updates: new Counter({
      name: "bot_updates_total",
      help: "Updates by outcome",
      labelNames: ["outcome"],
      registers,
    }),
    updateSeconds: new Histogram({
      name: "bot_update_seconds",
      help: "From an update being stored to its acknowledgement",
      buckets,
      registers,
    }),
    updatesWaiting: new Gauge({ name: "bot_updates_waiting", help: "Updates that wait in this process", registers }),
    outbox: new Counter({
      name: "bot_outbox_total",
      help: "Messages sent unprompted, by kind and result",
      labelNames: ["kind", "result"],
      registers,
    }),
    apiCalls: new Counter({
      name: "bot_api_calls_total",
      help: "Bot API calls by method and HTTP status; 0 means no answer",
      labelNames: ["method", "status"],
      registers,
    }),
    apiSeconds: new Histogram({
      name: "bot_api_seconds",
      help: "Bot API calls by method",
      labelNames: ["method"],
      buckets,
      registers,
    }),
    jobs: new Counter({
      name: "bot_jobs_total",
      help: "Runs of timetable jobs by outcome",
      labelNames: ["job", "outcome"],
      registers,
    }),
  };
}
