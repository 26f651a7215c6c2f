/** Whether Telegram still takes the token: asked every minute, since a worker would otherwise see only that nothing arrives. */
import { type Api, GrammyError } from "grammy";
import type { Logger } from "../platform/logger.ts";
import type { Metrics } from "../platform/metrics.ts";
import { createStop, pause } from "../platform/waiting.ts";

const askEveryMs = 60_000;

export interface TokenWatch {
  /** False once the token was refused, until it is taken again: part of readiness. */
  readonly accepted: boolean;
  stop(): Promise<void>;
}

/** It was taken at the start. @param api one attempt per call */
export function watchToken(
  api: Pick<Api, "getMe">,
  logger: Logger,
  metrics: Pick<Metrics, "tokenAccepted">,
  everyMs = askEveryMs,
): TokenWatch {
  const stopping = createStop();
  let accepted = true;
  metrics.tokenAccepted.set(1);
  const ask = async () => {
    try {
      await api.getMe();
      accepted = true;
    } catch (error) {
      // Anything else says nothing about the token.
      if (!(error instanceof GrammyError) || (error.error_code !== 401 && error.error_code !== 404)) return;
      accepted = false;
      logger.error("telegram-token-refused", { code: error.error_code });
    }
    metrics.tokenAccepted.set(accepted ? 1 : 0);
  };
  const running = (async () => {
    for (;;) {
      await pause(everyMs, stopping.signal);
      if (stopping.signal.aborted) return;
      await ask();
    }
  })();
  return {
    get accepted() {
      return accepted;
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
