/** What happens after each attempt to send: done, tried again later, or everything waits. */
import type { SendResult } from "./message.ts";

/** How a message ended. `missed`: no longer worth sending; `obsolete`: what it spoke of changed. */
export const endings = ["sent", "blocked", "failed", "missed", "obsolete"] as const;
export type Ending = (typeof endings)[number];

export type NextStep =
  | { readonly kind: "ended"; readonly ending: Ending }
  | { readonly kind: "again"; readonly inMs: number }
  /** 429: uses up no attempt. */
  | { readonly kind: "pause-all"; readonly forMs: number };

export interface RetryLimits {
  readonly attempts: number;
  readonly longestPauseMs: number;
}

/** About a day: an outage of Telegram or of the library's line must not lose a notice. */
export const noticeRetries: RetryLimits = { attempts: 300, longestPauseMs: 5 * 60_000 };
/** Attempts count only while other messages get through. */
export const broadcastRetries: RetryLimits = { attempts: 8, longestPauseMs: 30_000 };

/**
 * @param attempt 1 for the first
 * @param spread 0 … 1, random: pauses differ so that not all try again at once
 */
export function afterAttempt(result: SendResult, attempt: number, limits: RetryLimits, spread: number): NextStep {
  switch (result.kind) {
    case "sent":
      return { kind: "ended", ending: "sent" };
    case "unreachable":
      return { kind: "ended", ending: "blocked" };
    case "rejected":
      return { kind: "ended", ending: "failed" };
    case "too-many":
      return { kind: "pause-all", forMs: result.retryAfterMs };
    case "unavailable": {
      if (attempt >= limits.attempts) return { kind: "ended", ending: "failed" };
      const full = Math.min(1000 * 2 ** Math.min(attempt - 1, 20), limits.longestPauseMs);
      return { kind: "again", inMs: full * (0.5 + spread / 2) };
    }
  }
}
