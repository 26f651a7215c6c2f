/** Which meetings, classes and stops fulfil what was asked. Nothing that has begun is ever offered. */
import type { Audience, Course, Meeting } from "../catalogue/catalogue.ts";
import { type CatalogueSnapshot, firstMeetingFrom } from "../catalogue/snapshot.ts";
import type { LocalDate, LocalTime } from "../platform/local-time.ts";
import type { Conditions, FeeCondition, Period, TimeWindow } from "../understanding/intent.ts";

/** Below this age a person counts as a child where a class names audiences. */
const adolescentYears = 13;

/** All meetings to come that fulfil the conditions, earliest first. */
export function upcomingMeetings(
  snapshot: CatalogueSnapshot,
  now: number,
  local: LocalTime,
  conditions: Conditions,
): Meeting[] {
  const only = conditions.courseIds && new Set(conditions.courseIds);
  const without = new Set(conditions.withoutCourseIds);
  const admits = new Map<Course, boolean>();
  const found: Meeting[] = [];
  for (let i = firstMeetingFrom(snapshot.meetingsByStart, now + 1); i < snapshot.meetingsByStart.length; i++) {
    const meeting = snapshot.meetingsByStart[i] as Meeting;
    const course = snapshot.courseById.get(meeting.courseId);
    if (!course || (only && !only.has(course.id)) || without.has(course.id)) continue;
    let admitted = admits.get(course);
    if (admitted === undefined) admits.set(course, (admitted = courseFulfils(course, conditions)));
    if (admitted && meetingFulfils(meeting, local, conditions)) found.push(meeting);
  }
  return found;
}

function courseFulfils(course: Course, { audiences, ageYears, man, fee, community }: Conditions): boolean {
  if (!audiences.every((a) => course.audiences.includes(a))) return false;
  if (man && isOnlyFor(course, "perempuan")) return false;
  if (ageYears !== null) {
    if (course.minAge !== null && ageYears < course.minAge) return false;
    const child = ageYears < adolescentYears;
    const forChild = course.audiences.some((a) => a === "anak" || a === "umum" || a === "pelajar");
    if (child ? !forChild : isOnlyFor(course, "anak")) return false;
  }
  if (community !== null && course.community !== community) return false;
  return fee === null || feeFulfils(course.feeRupiah, fee);
}

export const isOnlyFor = (course: Course, audience: Audience): boolean => course.audiences.every((a) => a === audience);

function feeFulfils(rupiah: number, fee: FeeCondition): boolean {
  if (fee === "free") return rupiah === 0;
  if (fee === "paid") return rupiah > 0;
  return rupiah <= fee.atMostRupiah;
}

function meetingFulfils(meeting: Meeting, local: LocalTime, conditions: Conditions): boolean {
  if (conditions.place !== null && meeting.place !== conditions.place) return false;
  const { withoutHours } = conditions;
  if (withoutHours && isWithin(local.timeOf(meeting.startsAt), withoutHours)) return false;
  return conditions.period === null || startsIn(conditions.period, meeting.startsAt, local);
}

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

const isWithin = (time: string, hours: { readonly from: string; readonly to: string }) =>
  hours.from <= time && time < hours.to;
