/** When a broadcast is to be sent, in a librarian's words: `28/11 14.00`, `besok jam 3 sore`, `Sabtu 09.00`. */
import type { LocalTime } from "../platform/local-time.ts";
import { readMoment } from "../platform/typed-moment.ts";

export type SendingTime =
  | { readonly kind: "at"; readonly at: number }
  /** A day without a time: nobody is woken by a guess. */
  | { readonly kind: "no-time" }
  | { readonly kind: "past" }
  | { readonly kind: "not-understood" };

/** @param now epoch ms; what names no year or week is the next such moment */
export function parseSendingTime(text: string, now: number, local: LocalTime): SendingTime {
  const typed = readMoment(text, now, local);
  if (!typed) return { kind: "not-understood" };
  const { at, timeGiven } = typed;
  if (!timeGiven) return { kind: "no-time" };
  return at > now ? { kind: "at", at } : { kind: "past" };
}

/** Moments to tap: this afternoon, tomorrow morning, tomorrow afternoon, as far as they are ahead. */
export function suggestedTimes(now: number, local: LocalTime): number[] {
  const today = local.dateOf(now);
  const tomorrow = local.addDays(today, 1);
  return [local.at(today, "16:00"), local.at(tomorrow, "08:00"), local.at(tomorrow, "16:00")].filter((at) => at > now);
}
