/** Whether a moment or a price fulfils what a message asks for. */
import type { LocalDate, LocalTime } from "../platform/local-time.ts";
import type { FeeCondition, Period, TimeWindow } from "./intent.ts";

/** @param at epoch ms */
export function startsIn(period: Period, at: number, local: LocalTime): boolean {
  const date = local.dateOf(at);
  const time = local.timeOf(at);
  return period.windows.some((window) => isInWindow(window, date, time, local));
}

const isInWindow = (window: TimeWindow, date: LocalDate, time: string, local: LocalTime): boolean =>
  window.from <= date &&
  date <= window.to &&
  (window.weekdays.length === 0 || window.weekdays.includes(local.weekdayOf(date))) &&
  (window.hours === null || isWithin(time, window.hours));

/** @param time `18:00` */
export const isWithin = (time: string, hours: { readonly from: string; readonly to: string }): boolean =>
  hours.from <= time && time < hours.to;

export function feeFulfils(rupiah: number, fee: FeeCondition): boolean {
  if (fee === "free") return rupiah === 0;
  if (fee === "paid") return rupiah > 0;
  return rupiah <= fee.atMostRupiah;
}
