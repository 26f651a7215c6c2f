/** What waits and how full Redis is, measured whenever metrics are asked for. */
import { Gauge } from "prom-client";
import type { BacklogStore } from "../outbox/backlog-store.ts";
import type { Metrics } from "../platform/metrics.ts";
import { within } from "../platform/waiting.ts";

/** Processes of one machine read the same of Redis. */
const aggregator = "max";
/** A Redis that does not answer must not keep metrics from being read. */
const answerWithinMs = 1_000;

export function measureBacklog(
  { registry }: Pick<Metrics, "registry">,
  backlog: BacklogStore,
  memoryUsed: () => Promise<number | undefined>,
): void {
  const registers = [registry];
  let reading: ReturnType<BacklogStore["read"]> | undefined;
  /** Once for the figures that are asked for together. */
  const read = () => inTime((reading ??= backlog.read().finally(() => (reading = undefined))));
  const waiting: Gauge<"kind" | "state"> = new Gauge({
    name: "bot_outbox_waiting",
    help: "Messages not sent yet by kind and state: waiting, sending, later (another try, quiet hours, a later start)",
    labelNames: ["kind", "state"],
    aggregator,
    registers,
    collect: async () => {
      const now = await read();
      waiting.reset();
      if (!now) return;
      for (const [state, count] of Object.entries(now.notices)) waiting.set({ kind: "notice", state }, count);
      const later = now.broadcasts.filter(({ startAt }) => startAt > now.now);
      const sum = (some: typeof later) => some.reduce((total, { remaining }) => total + remaining, 0);
      waiting.set({ kind: "broadcast", state: "later" }, sum(later));
      waiting.set({ kind: "broadcast", state: "waiting" }, sum([...now.broadcasts]) - sum(later));
    },
  });
  const lag: Gauge = new Gauge({
    name: "bot_outbox_lag_seconds",
    help: "How long the notice at the head of the line has waited",
    aggregator,
    registers,
    collect: async () => lag.set((await read())?.noticeLagSeconds ?? 0),
  });
  const memory = new Gauge({
    name: "bot_redis_memory_used_ratio",
    help: "Share of its memory limit that the fullest Redis uses; absent without a limit",
    labelNames: [],
    aggregator,
    registers,
    collect: async () => {
      const share = await inTime(memoryUsed());
      memory.remove();
      if (share !== undefined) memory.set(share);
    },
  });
}

const inTime = <V>(work: Promise<V>): Promise<V | undefined> =>
  within(
    answerWithinMs,
    work.catch(() => undefined),
    () => undefined,
  );
