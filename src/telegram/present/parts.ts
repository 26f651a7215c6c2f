/** Pieces that several answers share: lines, periods, fees, seats, buttons. */
import type { MeetingLine, Page } from "../../answers/answer.ts";
import type { Course, Meeting } from "../../catalogue/catalogue.ts";
import type { Button } from "../../outbox/message.ts";
import type { Html } from "../../platform/markup.ts";
import type { T } from "../../platform/texts.ts";
import type { Conditions, Period, TimeWindow } from "../../understanding/intent.ts";
import { type Action, encodeAction } from "../callback-data.ts";

/** Telegram shows about this much of a button. */
const longestLabel = 40;

export const actionButton = (label: string, action: Action): Button => ({
  label: shorten(label),
  data: encodeAction(action),
});

const shorten = (label: string) => (label.length <= longestLabel ? label : `${label.slice(0, longestLabel - 1)}…`);

/** Joins pieces that are already safe; empty ones are left out. */
export const lines = (pieces: readonly (Html | null)[], between = "\n"): Html =>
  pieces.filter((p) => p !== null && p !== "").join(between) as Html;

export const feeText = (t: T, course: Course): string =>
  course.feeRupiah === 0 ? t.plain("answers-free") : t.format.money(course.feeRupiah);

export function seatsText(t: T, { meeting, seatsLeft }: MeetingLine): string {
  if (seatsLeft === 0) return t.plain("answers-seats-none");
  return t.plain("answers-seats-left", { left: String(seatsLeft ?? meeting.quota), quota: String(meeting.quota) });
}

export const nextText = (t: T, meeting: Meeting | undefined): string =>
  meeting
    ? t.plain("answers-next", {
        date: t.format.shortDate(meeting.startsAt),
        time: t.format.timeSpan(meeting.startsAt, meeting.endsAt),
        place: meeting.place,
      })
    : t.plain("answers-no-next");

export function durationText(t: T, meeting: Meeting): string {
  const minutes = Math.round((meeting.endsAt - meeting.startsAt) / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return t.plain("answers-minutes", { minutes: String(rest) });
  if (rest === 0) return t.plain("answers-hours", { hours: String(hours) });
  return t.plain("answers-hours-minutes", { hours: String(hours), minutes: String(rest) });
}

export const mapButton = (t: T, place: string): Button => ({
  label: t.plain("answers-button-map"),
  url: `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(place)}`,
});

export const moreButton = (t: T, page: Page<unknown>): Button[][] => {
  const next = page.offset + page.lines.length;
  return next < page.total ? [[actionButton(t.plain("answers-button-more"), { kind: "more", args: [`${next}`] })]] : [];
};

export const moreOf = (t: T, page: Page<unknown>): Html | null => {
  const rest = page.total - page.offset - page.lines.length;
  return rest > 0 ? t("answers-more-of", { count: String(rest) }) : null;
};

export function registerButton(t: T, { meeting, course }: MeetingLine, named: boolean): Button {
  const date = t.format.shortDate(meeting.startsAt);
  const label = named
    ? t.plain("answers-button-register-course", { course: shortTitle(course.title), date })
    : t.plain("answers-button-register-at", { date, time: t.format.time(meeting.startsAt) });
  return actionButton(label, { kind: "register", args: [meeting.id] });
}

const shortTitle = (title: string) => (title.length <= 22 ? title : `${title.slice(0, 21)}…`);

/** `besok (Selasa, 24 November 2026)`; the empty text where no period was asked. */
export function periodText(t: T, period: Period | null): string {
  const texts = (period?.windows ?? []).map((w) => windowText(t, w)).filter((text) => text !== "");
  return texts.reduce((first, second) => (first ? t.plain("answers-or", { first, second }) : second), "");
}

const noon = (date: string) => Date.parse(`${date}T05:00:00Z`);

/** The hours that people call by a name, as the vocabulary has them; others are said as hours. */
const partOfDay: Readonly<Record<string, "morning" | "noon" | "afternoon" | "evening">> = {
  "00:00-11:00": "morning",
  "11:00-15:00": "noon",
  "15:00-18:00": "afternoon",
  "18:00-24:00": "evening",
};

function windowText(t: T, { from, to, weekdays, hours }: TimeWindow): string {
  const { format } = t;
  const open = to >= "9999";
  let text =
    from === to
      ? t.plain("answers-period-day", { date: format.date(noon(from)) })
      : open
        ? ""
        : t.plain("answers-period-range", { from: format.shortDate(noon(from)), to: format.shortDate(noon(to)) });
  if (weekdays.length > 0 && weekdays.length < 7 && from !== to) {
    const days = weekdays.map((d) => t.plain(`answers-weekday-${d as 0 | 1 | 2 | 3 | 4 | 5 | 6}`)).join(", ");
    text = t.plain("answers-period-weekdays", { period: text, days }).replace(/^, /, "");
  }
  if (!hours) return text;
  const part = partOfDay[`${hours.from}-${hours.to}`];
  if (part) {
    const said = t.plain(`answers-part-${part}`);
    return text ? t.plain("answers-period-part", { period: text, part: said }) : said;
  }
  const span = { from: hours.from.replace(":", "."), to: hours.to.replace(":", ".") };
  return text ? t.plain("answers-period-hours", { period: text, ...span }) : t.plain("answers-period-hours-only", span);
}

/** What was asked besides the period: `untuk anak, yang gratis`. */
export function conditionsText(t: T, conditions: Conditions): string {
  const { fee } = conditions;
  const texts = [
    ...conditions.audiences.map((a) =>
      t.plain("answers-condition-audience", { audience: t.plain(`answers-audience-${a}`) }),
    ),
    conditions.ageYears === null ? "" : t.plain("answers-condition-age", { years: String(conditions.ageYears) }),
    conditions.man ? t.plain("answers-condition-man") : "",
    fee === null
      ? ""
      : fee === "free"
        ? t.plain("answers-condition-free")
        : fee === "paid"
          ? t.plain("answers-condition-paid")
          : t.plain("answers-condition-at-most", { money: t.format.money(fee.atMostRupiah) }),
    conditions.community === null ? "" : t.plain("answers-condition-community", { community: conditions.community }),
    conditions.place === null ? "" : t.plain("answers-condition-place", { place: conditions.place }),
  ].filter((text) => text !== "");
  return texts.reduce((first, second) => (first ? t.plain("answers-and", { first, second }) : second), "");
}
