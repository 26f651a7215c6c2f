/** The hours of the night in which nothing is sent that can wait. */
import type { LocalTime } from "../platform/local-time.ts";

/** `HH:MM` on the library's wall clock; `from` after `to`: over midnight. */
export interface QuietSpan {
  readonly from: string;
  readonly to: string;
}

export interface QuietHours {
  /** The first moment from `at` on at which sending is welcome: `at` itself, or the end of those hours. Epoch ms. */
  awakeAt(at: number): number;
}

/** @param span null: every hour is welcome */
export function createQuietHours(span: QuietSpan | null, local: LocalTime): QuietHours {
  if (span === null) return { awakeAt: (at) => at };
  const { from, to } = span;
  return {
    awakeAt(at) {
      const [date, time] = [local.dateOf(at), local.timeOf(at)];
      if (from < to) return from <= time && time < to ? local.at(date, to) : at;
      if (time >= from) return local.at(local.addDays(date, 1), to);
      return time < to ? local.at(date, to) : at;
    },
  };
}
