/** Calls that the program cannot start without. */
import { GrammyError } from "grammy";
import { Fault } from "../platform/fault.ts";
import { describeError, type Logger } from "../platform/logger.ts";
import { pause } from "../platform/waiting.ts";

const longestPauseMs = 15_000;

/** Asks until Telegram answers; a refused token is no matter of waiting. @throws Fault `telegram:token-refused` */
export async function untilTelegramAnswers<R>(ask: () => Promise<R>, logger: Logger): Promise<R> {
  for (let pauseMs = 500; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404))
        throw new Fault("telegram:token-refused", {}, error);
      logger.warn("telegram-not-reached", describeError(error));
      await pause(pauseMs);
    }
  }
}
