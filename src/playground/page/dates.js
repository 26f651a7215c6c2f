/** How the library's moments are shown: "Sabtu, 28 November 2026", "14.00 WIB". */

/**
 * @param {string} zone IANA zone of the library
 * @param {"id" | "en"} language
 */
export function createDates(zone, language) {
  const locale = language === "en" ? "en-GB" : "id-ID";
  const format = (options) => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
  const zoneName =
    new Intl.DateTimeFormat("id-ID", { timeZone: zone, timeZoneName: "short" })
      .formatToParts(0)
      .find((part) => part.type === "timeZoneName")?.value ?? zone;
  const day = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const shortDay = format({ weekday: "short", day: "numeric", month: "short" });
  const time = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const second = format({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  const dayKey = new Intl.DateTimeFormat("en-CA", { timeZone: zone });
  const stamp = {
    weekday: format({ weekday: "long" }),
    day: format({ day: "numeric" }),
    month: format({ month: "short" }),
  };
  return {
    zoneName,
    /** @param {number} at epoch ms; the day it falls on, comparable as text */
    dayKey: (at) => dayKey.format(at),
    day: (at) => day.format(at),
    shortDay: (at) => shortDay.format(at),
    time: (at) => time.format(at),
    timeWithZone: (at) => `${time.format(at)} ${zoneName}`,
    timeWithSeconds: (at) => second.format(at),
    stamp: (at) => ({ weekday: stamp.weekday.format(at), day: stamp.day.format(at), month: stamp.month.format(at) }),
  };
}
