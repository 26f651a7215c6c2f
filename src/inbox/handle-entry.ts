/** One update from handler to acknowledgement: what fails is tried again, what keeps failing is put aside so that its chat goes on. */
import { newIncident } from "../platform/incident.ts";
import type { Logger } from "../platform/logger.ts";
import type { Metrics } from "../platform/metrics.ts";
import { Fault } from "../platform/fault.ts";
import { pause, within } from "../platform/waiting.ts";
import type { InboxStore } from "./inbox-store.ts";
import type { Handler, InboxEntry, Write } from "./update.ts";

const triesAtMost = 3;
const firstPauseMs = 200;
/** A handler that takes longer hangs. It is not called again: it may still be at work. */
export const handlerMs = 60_000;

interface Deps {
  readonly store: Pick<InboxStore, "finish" | "bury">;
  readonly handler: Handler;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Ends pauses between tries; the entry then stays pending. */
  readonly signal: AbortSignal;
}

/** @returns a function that never rejects; `answered` is called once the handler is done, before the acknowledgement */
export function handleEntry({
  store,
  handler,
  logger,
  metrics,
  signal,
}: Deps): (entry: InboxEntry, answered: () => void) => Promise<void> {
  return async (entry, answered) => {
    const startedAt = performance.now();
    const failure = await attempt(entry, answered);
    if (failure === undefined) {
      metrics.updates.inc({ outcome: "handled" });
      metrics.updateSeconds.observe((performance.now() - startedAt) / 1000);
    }
  };

  async function attempt(entry: InboxEntry, answered: () => void): Promise<unknown> {
    for (let tries = 1; ; tries++) {
      let writes: readonly Write[];
      try {
        const again = tries === 1 ? entry : { ...entry, attempt: entry.attempt + tries - 1, record: undefined };
        writes = await within(handlerMs, handler(again), hangs);
        answered();
      } catch (error) {
        const stuck = error instanceof Fault && error.code === "inbox:handler-hangs";
        if (stuck || tries >= triesAtMost) return giveUp(entry, error);
        metrics.updates.inc({ outcome: "failed" });
        logger.warn("update-failed", { updateId: entry.updateId, attempt: entry.attempt + tries - 1 });
        await pause(firstPauseMs * 4 ** (tries - 1), signal);
        if (signal.aborted) return error;
        continue;
      }
      try {
        if (!(await insist(() => store.finish(entry, writes))))
          logger.warn("update-taken-over", { updateId: entry.updateId, attempt: entry.attempt + tries - 1 });
        return undefined;
      } catch (error) {
        return signal.aborted ? error : giveUp(entry, error);
      }
    }
  }

  async function giveUp(entry: InboxEntry, error: unknown): Promise<unknown> {
    const incident = newIncident();
    metrics.updates.inc({ outcome: "given-up" });
    logger.error("update-given-up", { incident, updateId: entry.updateId, attempt: entry.attempt }, error);
    await insist(() => store.bury(entry, incident)).catch((e: unknown) => logger.error("update-not-put-aside", {}, e));
    return error;
  }

  /** Repeats what Redis refuses for the time being: its disk or memory is full, its Cluster votes. */
  async function insist<T>(step: () => Promise<T>): Promise<T> {
    for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, 2_000)) {
      try {
        return await step();
      } catch (error) {
        if (signal.aborted || !passes(error)) throw error;
        await pause(pauseMs, signal);
      }
    }
  }
}

const passing =
  /^(MISCONF|OOM|READONLY|LOADING|CLUSTERDOWN|TRYAGAIN|MASTERDOWN|NOREPLICAS|BUSY)\b|Connection is closed/;

function passes(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const causes: unknown = "previousErrors" in error ? error.previousErrors : undefined;
  return passing.test(error.message) || (Array.isArray(causes) && causes.some(passes));
}

function hangs(): never {
  throw new Fault("inbox:handler-hangs");
}
