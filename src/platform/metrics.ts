/** What the program counts about itself, in Prometheus' format. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";

export interface Metrics {
  readonly registry: Registry;
  /** Updates by what became of them: `handled`, `failed` (tried again), `given-up`. */
  readonly updates: Counter<"outcome">;
  /** Seconds from the turn of an update to its acknowledgement. */
  readonly updateSeconds: Histogram;
  /** Seconds at work on an update by its kind (`text`, `command`, `button`, `inline`, `other`), calls to Telegram included. */
  readonly handlingSeconds: Histogram<"kind">;
  /** Updates of chats that sent too many at once. */
  readonly updatesDropped: Counter;
  /** Questions by what was understood; `not-understood` is one of the intents. */
  readonly questions: Counter<"intent">;
  /** Updates that wait in this process. */
  readonly updatesWaiting: Gauge;
  /** Messages sent unprompted by result (`sent`, `unreachable`, `missed`, …) and kind (`notice`, `broadcast`). */
  readonly outbox: Counter<"kind" | "result">;
  /** Bot API calls by method and HTTP status (0: no answer). */
  readonly apiCalls: Counter<"method" | "status">;
  readonly apiSeconds: Histogram<"method">;
  /** Runs of timetable jobs by outcome: `done`, `failed`. */
  readonly jobs: Counter<"job" | "outcome">;
  /** Commands sent to Redis by the program's own client; the queue library's are not counted. */
  readonly redisCommands: Counter;
  /** Writes to Redis' connections: commands of one moment share one. */
  readonly redisRoundTrips: Counter;
  /** 1 while Telegram takes the token, 0 once it was refused. */
  readonly tokenAccepted: Gauge;
  /** Alerts to the librarians by kind. */
  readonly alerts: Counter<"kind">;
}

/** Event loop lag, memory and garbage collection come with the registry. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
  collectDefaultMetrics({ register: registry });
  const tokenAccepted: Gauge = new Gauge({
    name: "bot_token_accepted",
    help: "1 while Telegram takes the token",
    aggregator: "min",
    registers,
  });
  // Absent until it is known: 0 would be a refusal.
  tokenAccepted.remove();
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
      help: "From the turn of an update to its acknowledgement",
      buckets,
      registers,
    }),
    handlingSeconds: new Histogram({
      name: "bot_handling_seconds",
      help: "Work on an update by its kind",
      labelNames: ["kind"],
      buckets,
      registers,
    }),
    updatesDropped: new Counter({
      name: "bot_updates_dropped_total",
      help: "Updates of chats that sent too many at once",
      registers,
    }),
    questions: new Counter({
      name: "bot_questions_total",
      help: "Questions by what was understood",
      labelNames: ["intent"],
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
    redisCommands: new Counter({ name: "bot_redis_commands_total", help: "Commands sent to Redis", registers }),
    redisRoundTrips: new Counter({
      name: "bot_redis_round_trips_total",
      help: "Writes to Redis' connections",
      registers,
    }),
    tokenAccepted,
    alerts: new Counter({
      name: "bot_alerts_total",
      help: "Alerts to the librarians by kind",
      labelNames: ["kind"],
      registers,
    }),
  };
}
