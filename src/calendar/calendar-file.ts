/** How registrations are written as iCalendar (RFC 5545): moments in UTC, so that no zone table is needed, and nobody's name. */
import ICAL from "ical.js";
import type { Course, Meeting } from "../catalogue/catalogue.ts";
import type { RegistrationCode } from "../platform/ids.ts";
import type { T } from "../platform/texts.ts";

/** `tentative`: on the waiting list. */
export type EntryStatus = "confirmed" | "tentative" | "cancelled";

export interface CalendarEntry {
  readonly code: RegistrationCode;
  readonly course: Pick<Course, "title" | "bring">;
  readonly meeting: Meeting;
  readonly status: EntryStatus;
  /** Of two entries with one UID and SEQUENCE the one stamped later counts; epoch ms. */
  readonly stampedAt: number;
}

export interface CalendarOptions {
  /** Distinguishes this bot's entries from all others in the world: the part of a UID after the @. */
  readonly uidDomain: string;
  /** Name of the calendar as calendar programs show it. */
  readonly name: string;
  /** `cancel` takes entries out of a calendar. */
  readonly method: "publish" | "cancel";
}

/** The library does not count the space before a continued line; 75 octets are allowed with it. */
ICAL.foldLength = 74;
const alarmBeforeSeconds = 2 * 3600;
/** How often calendar programs ask a feed again. */
const refreshEvery = "PT1H";

/** @returns the text of an `.ics` file */
export function calendarText(t: T, entries: readonly CalendarEntry[], options: CalendarOptions): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("prodid", "-//Kelas Berbagi//Kalender//ID");
  calendar.addPropertyWithValue("method", options.method.toUpperCase());
  calendar.addPropertyWithValue("x-wr-calname", options.name);
  const refresh = new ICAL.Property("refresh-interval");
  refresh.setParameter("value", "DURATION");
  refresh.setValue(refreshEvery);
  calendar.addProperty(refresh);
  for (const entry of entries) calendar.addSubcomponent(eventOf(t, entry, options));
  return `${calendar.toString()}\r\n`;
}

function eventOf(t: T, entry: CalendarEntry, { uidDomain }: CalendarOptions) {
  const { code, course, meeting, status } = entry;
  const event = new ICAL.Component("vevent");
  const title = status === "tentative" ? t.plain("calendar-waiting", { course: course.title }) : course.title;
  event.addPropertyWithValue("uid", `${code}@${uidDomain}`);
  event.addPropertyWithValue("dtstamp", utc(entry.stampedAt));
  event.addPropertyWithValue("dtstart", utc(meeting.startsAt));
  event.addPropertyWithValue("dtend", utc(meeting.endsAt));
  event.addPropertyWithValue("summary", title);
  event.addPropertyWithValue("location", meeting.place);
  event.addPropertyWithValue(
    "description",
    t.plain("calendar-description", { code, bring: status === "cancelled" ? "none" : course.bring || "none" }).trim(),
  );
  // Taking an entry out is a change of its own.
  event.addPropertyWithValue("sequence", meeting.revision + (status === "cancelled" ? 1 : 0));
  event.addPropertyWithValue("status", status.toUpperCase());
  if (status !== "cancelled") event.addSubcomponent(alarm(title));
  return event;
}

function alarm(title: string) {
  const component = new ICAL.Component("valarm");
  component.addPropertyWithValue("action", "DISPLAY");
  component.addPropertyWithValue("description", title);
  component.addPropertyWithValue("trigger", ICAL.Duration.fromSeconds(-alarmBeforeSeconds));
  return component;
}

const utc = (at: number) => ICAL.Time.fromJSDate(new Date(at), true);
