/** Work in the background that goes on whatever fails: a failure is logged, and the next round tries again. */
import type { Logger } from "./logger.ts";
import { createStop, pause } from "./waiting.ts";

/** Runs again `ms` after the last run ended. */
export function repeat(ms: number, run: () => Promise<void>, logger: Logger): { stop(): Promise<void> } {
  const stopping = createStop();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await runQuietly(run, logger);
      await pause(ms, stopping.signal);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Never rejects. */
export async function runQuietly(run: () => Promise<unknown>, logger: Logger): Promise<void> {
  try {
    await run();
  } catch (error) {
    logger.error("step-failed", {}, error);
  }
}
