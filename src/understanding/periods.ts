/** The time a message speaks of: days, weeks, months and hours → windows. Weeks run from Monday to Sunday. */
import type { LocalDate, LocalTime } from "../platform/local-time.ts";
import type { Period, TimeWindow } from "./intent.ts";
import type { Word } from "./recognise.ts";

export interface DayPart {
  readonly from: string;
  readonly to: string;
}
export interface TimeWords {
  /** Phrases in standard words. */
  readonly dayParts: readonly { readonly words: readonly string[]; readonly part: DayPart }[];
  readonly specialDays: readonly { readonly words: readonly string[]; readonly monthDay: string }[];
  /** First words of all of them. */
  readonly beginnings: ReadonlySet<string>;
}

export interface PeriodReading {
  readonly period: Period | null;
  /** Only weekdays were named, no week: for one class any such day counts. */
  readonly weekdays: readonly number[];
  readonly withoutHours: DayPart | null;
  /** Positions of the words that were read. */
  readonly used: ReadonlySet<number>;
}

/** The end of a window that has none. */
export const openEnd: LocalDate = "9999-12-31";

const dayNames = ["ahad", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu"];
const monthNames = "januari februari maret april mei juni juli agustus september oktober november desember".split(" ");
export const dayAndMonthNames: readonly string[] = [...dayNames, "minggu", ...monthNames];
const numbers = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split(" ");
const negations = new Set(["selain", "bukan", "jangan", "tidak"]);

type Item =
  | {
      readonly kind: "days";
      readonly at: number;
      readonly from: LocalDate;
      readonly to: LocalDate;
      readonly wide: boolean;
      readonly past: boolean;
      /** A day of the month without its month. */
      readonly loose: boolean;
      readonly after: boolean;
    }
  | {
      readonly kind: "weekday";
      readonly at: number;
      readonly weekday: number;
      readonly date: LocalDate;
      readonly bare: boolean;
    }
  | { readonly kind: "hours"; readonly at: number; readonly hours: DayPart; readonly without: boolean };

export function readPeriod(
  words: readonly Word[],
  busy: (at: number) => boolean,
  inQuestion: (at: number) => boolean,
  time: TimeWords,
  now: number,
  local: LocalTime,
): PeriodReading {
  const reader = createReader(words, time, now, local);
  const all = reader.items();
  // `rabu tanggal 4`: a date that is named is meant, whatever else its clause tells.
  const isDated = (item: Item) =>
    item.kind === "days" &&
    !item.wide &&
    !item.past &&
    (/^\d/.test(words[item.at]?.text ?? "") || words[item.at]?.standard === "tanggal");
  const free = all.filter((item) => !busy(item.at) || isDated(item));
  const after = all.filter((item) => item.kind === "days" && item.after);
  // A day named in the question of a story says more than the story.
  const asked = free.filter((item) => inQuestion(item.at));
  const decides = asked.some((item) => item.kind === "weekday" || (item.kind === "days" && !item.past && !item.wide));
  const items = decides
    ? asked
    : after.length > 0
      ? after
      : free.length > 0
        ? free
        : all.length > 0 && words.length <= 8
          ? all
          : [];
  const withoutHours = items.find((i) => i.kind === "hours" && i.without);
  const hours = items.flatMap((i) => (i.kind === "hours" && !i.without ? [i] : []));
  const ranges = items.flatMap((i) => (i.kind === "days" && (!i.past || words.length <= 8) ? [i] : []));
  const future = ranges.filter((r) => !r.past);
  const wide = future.filter((r) => r.wide).at(-1) ?? null;
  const dates = withoutEchoes(future.filter((r) => !r.wide));
  const weekdays = items.flatMap((i) => (i.kind === "weekday" ? [i] : []));
  const today = local.dateOf(now);
  const single = (from: LocalDate, to = from): TimeWindow => ({ from, to, weekdays: [], hours: null });

  const inWide = (weekday: (typeof weekdays)[number]): TimeWindow => {
    if (!wide || !weekday.bare) return single(weekday.date);
    const date = firstWeekday(weekday.weekday, wide.from, local);
    return local.daysBetween(wide.from, wide.to) < 7 && date <= wide.to
      ? single(date)
      : { from: wide.from, to: wide.to, weekdays: [weekday.weekday], hours: null };
  };
  // `hari minggu tanggal 29`: the date says it all.
  const named = dates.length > 0 ? dates.map((d) => single(d.from, d.to)) : weekdays.map(inWide);
  const base = named.length > 0 ? named : wide ? [single(wide.from, wide.to)] : [];
  let windows: TimeWindow[];
  if (hours.length === 0) windows = base;
  else if (base.length === 0) windows = hours.map((h) => ({ ...single(today, openEnd), hours: h.hours }));
  else if (named.length > 0 && reader.hasOrBetween(hours, [...dates, ...weekdays])) {
    const around = wide ? single(wide.from, wide.to) : single(today, openEnd);
    windows = [...hours.map((h) => ({ ...around, hours: h.hours })), ...named];
  } else windows = base.flatMap((w) => hours.map((h) => ({ ...w, hours: h.hours })));
  const past = windows.length === 0 && ranges.length > 0;
  const lookBack = past ? ranges.map((r) => single(r.from, r.to)) : windows;
  return {
    period: lookBack.length > 0 ? { windows: lookBack, past } : null,
    weekdays: !wide && dates.length === 0 && weekdays.every((w) => w.bare) ? weekdays.map((w) => w.weekday) : [],
    withoutHours: withoutHours?.kind === "hours" ? withoutHours.hours : null,
    used: reader.used,
  };
}

/** `natal tanggal 25`: the day of the month repeats a day that was named. */
const withoutEchoes = <D extends { readonly from: LocalDate; readonly loose: boolean }>(dates: readonly D[]): D[] =>
  dates.filter((d) => !d.loose || !dates.some((other) => !other.loose && other.from.slice(8) === d.from.slice(8)));

const firstWeekday = (weekday: number, from: LocalDate, local: LocalTime): LocalDate =>
  local.addDays(from, (weekday - local.weekdayOf(from) + 7) % 7);

function createReader(words: readonly Word[], time: TimeWords, now: number, local: LocalTime) {
  const today = local.dateOf(now);
  const monday = local.addDays(today, -((local.weekdayOf(today) + 6) % 7));
  const used = new Set<number>();
  const found: Item[] = [];
  const is = (i: number, ...options: string[]) => options.includes(words[i]?.standard ?? "");
  const use = (from: number, to: number) => {
    for (let i = from; i < to; i++) used.add(i);
  };
  const days = (
    at: number,
    end: number,
    from: LocalDate,
    to: LocalDate,
    wide: boolean,
    past = false,
    loose = false,
  ) => {
    use(at, end);
    // `setelah malam ini`
    if (!wide && !past && is(at - 1, "sesudah"))
      found.push({
        kind: "days",
        at,
        from: local.addDays(to, 1),
        to: openEnd,
        wide: true,
        past,
        loose: false,
        after: true,
      });
    else found.push({ kind: "days", at, from, to, wide, past, loose, after: false });
    return end;
  };
  const monthStart = (offset: number) => {
    const [year = 0, month = 1] = today.split("-").map(Number);
    return startOfMonth(year, month + offset);
  };
  const monthEnd = (start: LocalDate) =>
    local.addDays(startOfMonth(Number(start.slice(0, 4)), Number(start.slice(5, 7)) + 1), -1);
  const later = (a: LocalDate, b: LocalDate) => (a > b ? a : b);
  const number = (i: number): number | undefined => {
    const text = words[i]?.text ?? "";
    if (/^\d{1,4}$/.test(text)) return Number(text);
    if (is(i, "seminggu", "sebulan", "sepekan", "sehari")) return 1;
    const spoken = numbers.indexOf(words[i]?.standard ?? "");
    if (spoken <= 0) return undefined;
    return is(i + 1, "belas") ? spoken + 10 : spoken;
  };
  const monthAt = (i: number): number | undefined => {
    const month = monthNames.indexOf(words[i]?.standard ?? "");
    return month < 0 ? undefined : month + 1;
  };
  /** A day and month in the coming months, or in the year that was named. */
  const date = (day: number, month: number, year?: number): LocalDate | undefined => {
    if (day < 1 || day > 31 || month < 1 || month > 12) return undefined;
    const given = year === undefined ? undefined : year < 100 ? 2000 + year : year;
    const thisYear = Number(today.slice(0, 4));
    const inYear = (y: number) => `${y}-${two(month)}-${two(day)}`;
    const candidate = inYear(given ?? thisYear);
    const chosen = given === undefined && candidate < today ? inYear(thisYear + 1) : candidate;
    return local.dateOf(local.at(chosen, "12:00")) === chosen ? chosen : undefined;
  };
  const dayOfMonth = (day: number, from = today): LocalDate | undefined => {
    for (let offset = 0; offset < 4; offset++) {
      const start = startOfMonth(Number(from.slice(0, 4)), Number(from.slice(5, 7)) + offset);
      const candidate = `${start.slice(0, 8)}${two(day)}`;
      if (candidate >= from && candidate <= monthEnd(start)) return candidate;
    }
    return undefined;
  };

  /** Each reader takes what stands at i and returns the position after it, or undefined. */
  const readers: readonly ((i: number) => number | undefined)[] = [
    (i) => {
      for (const { words: phrase, monthDay } of time.specialDays)
        if (phrase.every((w, k) => is(i + k, w))) {
          const special = date(Number(monthDay.slice(3)), Number(monthDay.slice(0, 2)));
          if (special) return days(i, i + phrase.length, special, special, false);
        }
      return undefined;
    },
    (i) => {
      const text = words[i]?.text ?? "";
      const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
      const slashed = /^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{2,4}))?$/.exec(text);
      const day = iso
        ? date(Number(iso[3]), Number(iso[2]), Number(iso[1]))
        : slashed
          ? date(Number(slashed[1]), Number(slashed[2]), slashed[3] ? Number(slashed[3]) : undefined)
          : undefined;
      const span =
        slashed && !slashed[3] && text.includes("-")
          ? daySpan(i, Number(slashed[1]), i, Number(slashed[2]), i + 1)
          : undefined;
      return span ?? (day ? days(i, i + 1, day, day, false) : undefined);
    },
    (i) => {
      const start = is(i, "tanggal") ? i + 1 : i;
      const day = number(start);
      if (day === undefined || day < 1 || day > 31) return undefined;
      const until = is(start + 1, "sampai", "dan") && number(start + 2) !== undefined ? start + 2 : undefined;
      const month = monthAt((until ?? start) + 1);
      if (until !== undefined && (start > i || month !== undefined))
        return daySpan(i, day, until, number(until) ?? 0, until + 1);
      if (month !== undefined) {
        const after = number(start + 2);
        const year = after !== undefined && after > 2000 ? after : undefined;
        const named = date(day, month, year);
        return named ? days(i, start + (year ? 3 : 2), named, named, false) : undefined;
      }
      if (start === i) return undefined;
      const inMonth = is(start + 1, "bulan") && is(start + 2, "depan") ? monthStart(1) : today;
      const named = dayOfMonth(day, inMonth);
      return named ? days(i, start + (inMonth === today ? 1 : 3), named, named, false, false, true) : undefined;
    },
    (i) => {
      const amount = number(i);
      const unitAt = is(i, "seminggu", "sebulan", "sepekan", "sehari") ? i : i + 1;
      const unit = is(unitAt, "hari", "sehari")
        ? 1
        : is(unitAt, "minggu", "pekan", "seminggu", "sepekan")
          ? 7
          : is(unitAt, "bulan", "sebulan")
            ? 30
            : 0;
      if (amount === undefined || unit === 0) return undefined;
      if (is(unitAt + 1, "lagi") || is(unitAt + 1, "depan") || is(unitAt + 1, "mendatang")) {
        if (is(unitAt + 1, "depan") && amount > 0 && !is(i, "seminggu", "sepekan"))
          return days(i, unitAt + 2, today, local.addDays(today, amount * unit), true);
        const target = local.addDays(today, amount * unit);
        const week = local.addDays(target, -((local.weekdayOf(target) + 6) % 7));
        return unit === 7
          ? days(i, unitAt + 2, week, local.addDays(week, 6), true)
          : days(i, unitAt + 2, target, target, unit === 30);
      }
      return is(unitAt + 1, "lalu")
        ? days(i, unitAt + 2, local.addDays(today, -amount * unit), today, true, true)
        : undefined;
    },
    (i) => {
      if (is(i, "hari") && is(i + 1, "ini")) return days(i, i + 2, today, today, false);
      if (is(i, "sekarang"))
        return words.length <= 6 || is(i - 1, "hari") ? days(i, i + 1, today, today, false) : undefined;
      if (is(i, "kemarin")) return days(i, i + 1, local.addDays(today, -1), local.addDays(today, -1), false, true);
      if (is(i, "lusa")) return days(i, i + 1, local.addDays(today, 2), local.addDays(today, 2), false);
      if (is(i, "besok") && is(i + 1, "lusa"))
        return days(i, i + 2, local.addDays(today, 2), local.addDays(today, 2), false);
      if (!is(i, "besok")) return undefined;
      // `sabtu besok`, `besok sabtu`: the coming Saturday.
      if (
        weekdayAt(i + 1) !== undefined ||
        (is(i + 1, "hari") && weekdayAt(i + 2) !== undefined) ||
        weekdayAt(i - 1) !== undefined
      ) {
        use(i, i + 1);
        return i + 1;
      }
      return days(i, i + 1, local.addDays(today, 1), local.addDays(today, 1), false);
    },
    (i) => {
      const last = is(i, "akhir");
      if (last && is(i + 1, "pekan", "minggu")) {
        const start = i + 2;
        const offset = is(start, "depan") ? 7 : 0;
        const saturday = local.addDays(monday, 5 + offset);
        return days(
          i,
          start + (is(start, "ini", "depan") ? 1 : 0),
          later(saturday, today),
          local.addDays(saturday, 1),
          true,
        );
      }
      const part = last ? [21, 31] : is(i, "awal") ? [1, 10] : is(i, "tengah", "pertengahan") ? [11, 20] : undefined;
      if (part && (is(i + 1, "bulan", "tahun") || monthAt(i + 1) !== undefined)) {
        if (is(i + 1, "tahun")) {
          const year = Number(today.slice(0, 4)) + (is(i + 2, "depan") ? 1 : 0);
          const until = is(i - 1, "sampai") ? today : undefined;
          return last
            ? days(i, i + 2, until ?? later(`${year}-12-15`, today), `${year}-12-31`, true)
            : days(i, i + 2, `${year + 1}-01-01`, `${year + 1}-01-31`, true);
        }
        const named = monthAt(i + 1);
        const start = named
          ? monthOf(named)
          : monthStart(is(i + 2, "depan") ? 1 : !last && Number(today.slice(8)) > (part[1] ?? 0) ? 1 : 0);
        const end = local.addDays(start, Math.min(part[1] as number, Number(monthEnd(start).slice(8))) - 1);
        const from = is(i - 1, "sampai") ? today : local.addDays(start, (part[0] as number) - 1);
        return days(i, i + 2 + (is(i + 2, "depan", "ini") ? 1 : 0), from, end, true);
      }
      return undefined;
    },
    (i) => {
      if (is(i, "weekend")) {
        const saturday = local.addDays(monday, is(i + 1, "depan") ? 12 : 5);
        return days(
          i,
          i + 1 + (is(i + 1, "ini", "depan") ? 1 : 0),
          later(saturday, today),
          local.addDays(saturday, 1),
          true,
        );
      }
      if (!is(i, "minggu", "pekan") || is(i - 1, "hari", "malam") || joinsDay(i)) return undefined;
      if (is(i + 1, "ini")) return days(i, i + 2, monday, local.addDays(monday, 6), true);
      if (is(i + 1, "depan")) {
        const week = is(i + 2, "lagi") ? 14 : 7;
        return days(i, i + 2, local.addDays(monday, week), local.addDays(monday, week + 6), true);
      }
      if (is(i + 1, "lalu", "kemarin"))
        return days(i, i + 2, local.addDays(monday, -7), local.addDays(monday, -1), true, true);
      if (is(i, "pekan") && is(i + 1, "sekarang")) return days(i, i + 2, monday, local.addDays(monday, 6), true);
      return undefined;
    },
    (i) => {
      if (is(i, "bulan") && is(i + 1, "ini")) return days(i, i + 2, today, monthEnd(monthStart(0)), true);
      if (is(i, "bulan") && is(i + 1, "depan")) return days(i, i + 2, monthStart(1), monthEnd(monthStart(1)), true);
      if (is(i, "bulan") && is(i + 1, "lalu", "kemarin"))
        return days(i, i + 2, monthStart(-1), monthEnd(monthStart(-1)), true, true);
      if (is(i, "tahun") && is(i + 1, "ini")) return days(i, i + 2, today, `${today.slice(0, 4)}-12-31`, true);
      if (is(i, "tahun") && is(i + 1, "depan")) {
        const year = Number(today.slice(0, 4)) + 1;
        return days(i, i + 2, `${year}-01-01`, `${year}-12-31`, true);
      }
      const named = monthAt(is(i, "bulan") ? i + 1 : i);
      if (named === undefined) return undefined;
      const start = monthOf(named);
      return days(i, i + (is(i, "bulan") ? 2 : 1), later(start, today), monthEnd(start), true);
    },
    (i) => {
      if (!is(i, "hari") || !is(i + 1, "kerja")) return undefined;
      const off = [1, 2, 3].some((k) => negations.has(words[i - k]?.standard ?? "") || is(i - k, "luar"));
      for (const weekday of off ? [6, 0] : [1, 2, 3, 4, 5])
        found.push({ kind: "weekday", at: i, weekday, date: firstWeekday(weekday, today, local), bare: true });
      use(i, i + 2);
      return i + 2;
    },
    (i) => {
      const day = weekdayAt(i);
      if (day === undefined) return undefined;
      const end = i + 1;
      const until = is(end, "sampai") ? weekdayAt(end + (is(end + 1, "hari") ? 2 : 1)) : undefined;
      if (until !== undefined) {
        const from = firstWeekday(day, today, local);
        return days(i, end + (is(end + 1, "hari") ? 3 : 2), from, firstWeekday(until, from, local), true);
      }
      const next = is(end, "depan");
      const evening = is(i - 1, "malam") && !is(end, "ini", "depan");
      const thisWeek = local.addDays(monday, (day + 6) % 7);
      const coming = next ? local.addDays(thisWeek, 7) : firstWeekday(day, today, local);
      // `malam minggu` is the evening before Sunday.
      const at = evening && is(i, "minggu", "jumat") ? local.addDays(coming, -1) : coming;
      use(i, end + (is(end, "ini", "depan", "besok", "nanti") ? 1 : 0));
      found.push({ kind: "weekday", at: i, weekday: local.weekdayOf(at), date: at, bare: !next && !is(end, "ini") });
      return end;
    },
    (i) => {
      for (const { words: phrase, part } of time.dayParts)
        if (phrase.every((w, k) => is(i + k, w))) {
          const end = i + phrase.length;
          const open = is(i - 1, "sesudah", "di atas") ? { from: part.to, to: "24:00" } : part;
          const before = is(i - 1, "sebelum") ? { from: "00:00", to: part.from } : open;
          const without = [1, 2, 3].some(
            (k) =>
              negations.has(words[i - k]?.standard ?? "") &&
              words[i - k]?.clause === words[i]?.clause &&
              !words.slice(i - k + 1, i).some((w) => !["yang", "kelas", "waktu", "di", "jam"].includes(w.standard)),
          );
          const until = is(end, "sampai")
            ? time.dayParts.find((d) => d.words.every((w, k) => is(end + 1 + k, w)))
            : undefined;
          if (until) {
            use(i, end + 1 + until.words.length);
            found.push({ kind: "hours", at: i, hours: { from: part.from, to: until.part.to }, without });
            return end + 1 + until.words.length;
          }
          const ofDay = weekdayAt(i - 1) === undefined && !is(i - 1, "besok");
          if ((is(end, "ini") || is(i - 1, "nanti")) && ofDay && !without) days(i, i, today, today, false);
          use(i, end + (is(end, "ini", "hari") ? 1 : 0));
          const greets = is(i - 1, "selamat") || (i === 0 && is(end, "kakak"));
          if (!is(i - 1, "tadi") && !greets) found.push({ kind: "hours", at: i, hours: before, without });
          return end;
        }
      return undefined;
    },
    (i) => {
      if (!is(i, "jam")) return undefined;
      const clock =
        /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(words[i + 1]?.text ?? "") ??
        (number(i + 1) === undefined ? null : ["", String(number(i + 1)), undefined]);
      if (!clock) return undefined;
      const hour = Number(clock[1]);
      if (hour > 24) return undefined;
      const evening = is(i + 2, "sore", "malam", "siang") ? hour < 12 && !(is(i + 2, "siang") && hour > 9) : hour < 6;
      const from = `${two(evening ? hour + 12 : hour)}:${clock[2] ?? "00"}`;
      const to = `${two((evening ? hour + 12 : hour) + 1)}:${clock[2] ?? "00"}`;
      const end = i + 2 + (is(i + 2, "pagi", "siang", "sore", "malam") ? 1 : 0);
      use(i, end);
      const hours =
        is(i - 1, "sesudah", "dari", "mulai") || is(i - 2, "di atas")
          ? { from, to: "24:00" }
          : is(i - 1, "sebelum", "bawah", "sampai")
            ? { from: "00:00", to: from }
            : { from, to };
      found.push({ kind: "hours", at: i, hours, without: false });
      return end;
    },
  ];

  function weekdayAt(i: number): number | undefined {
    const named = dayNames.indexOf(words[i]?.standard ?? "");
    if (named >= 0) return named;
    if (!is(i, "minggu")) return undefined;
    // `minggu ini` is a week, `hari minggu ini` a day.
    if (is(i - 1, "hari", "malam", "sabtu") || joinsDay(i)) return 0;
    return is(i + 1, "ini", "depan", "lalu", "kemarin", "lagi") || number(i - 1) !== undefined || is(i - 1, "akhir")
      ? undefined
      : 0;
  }
  /** `sabtu atau minggu ini`: a day beside a day. */
  function joinsDay(i: number): boolean {
    return is(i - 1, "dan", "dengan", "atau") && dayNames.includes(words[i - 2]?.standard ?? "");
  }
  function monthOf(month: number): LocalDate {
    const year = Number(today.slice(0, 4));
    return startOfMonth(month < Number(today.slice(5, 7)) ? year + 1 : year, month);
  }
  function daySpan(i: number, first: number, lastAt: number, last: number, monthIndex: number): number | undefined {
    const month = monthAt(monthIndex);
    const from = month ? date(first, month) : dayOfMonth(first);
    const to = from && dayOfMonth(last, from);
    if (!from || !to) return undefined;
    return days(i, Math.max(lastAt + 1, monthIndex + (month ? 1 : 0)), from, to, true);
  }

  return {
    used,
    items(): Item[] {
      let i = 0;
      while (i < words.length)
        if (!beginsTime(words[i] as Word, time)) i++;
        else i = readers.reduce<number | undefined>((end, read) => end ?? read(i), undefined) ?? i + 1;
      return found;
    },
    hasOrBetween: (a: readonly { readonly at: number }[], b: readonly { readonly at: number }[]) =>
      a.some((x) =>
        b.some((y) => words.slice(Math.min(x.at, y.at), Math.max(x.at, y.at)).some((w) => w.standard === "atau")),
      ),
  };
}

/** Most words say nothing about time; no reader needs to look at them. */
const beginsTime = ({ text, standard }: Word, time: TimeWords): boolean =>
  /^\d/.test(text) || beginnings.has(standard) || time.beginnings.has(standard);
const beginnings = new Set([
  ...dayNames,
  ...monthNames,
  ...numbers,
  ..."hari tanggal sekarang kemarin lusa besok akhir awal tengah pertengahan weekend minggu pekan bulan tahun jam seminggu sebulan sepekan sehari".split(
    " ",
  ),
]);

const two = (n: number) => String(n).padStart(2, "0");

/** Months beyond December are those of the next year. */
const startOfMonth = (year: number, month: number): LocalDate =>
  new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
