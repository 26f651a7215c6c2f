/** Which meetings, classes and stops fulfil what was asked. Nothing that has begun is ever offered. */
import type { Audience, Course, Meeting } from "../catalogue/catalogue.ts";
import { type CatalogueSnapshot, firstMeetingFrom } from "../catalogue/snapshot.ts";
import type { LocalTime } from "../platform/local-time.ts";
import { feeFulfils, isWithin, startsIn } from "../understanding/conditions.ts";
import { type Conditions, partsOfPlace, type Period, type TimeWindow } from "../understanding/intent.ts";

/** Below this age a person counts as a child where a class names audiences. */
const adolescentYears = 13;

/**
 * All meetings to come that fulfil the conditions, earliest first. Only those of the asked classes and days are looked at,
 * whatever the size of the programme.
 */
export function upcomingMeetings(
  snapshot: CatalogueSnapshot,
  now: number,
  local: LocalTime,
  conditions: Conditions,
): Meeting[] {
  const candidates = meetingsOf(snapshot, conditions.courseIds);
  const without = new Set(conditions.withoutCourseIds);
  const admits = new Map<Course, boolean>();
  const found: Meeting[] = [];
  const { from, until } = boundsOf(conditions.period?.windows ?? [], local);
  for (let i = firstMeetingFrom(candidates, Math.max(now + 1, from)); i < candidates.length; i++) {
    const meeting = candidates[i] as Meeting;
    if (meeting.startsAt >= until) break;
    const course = snapshot.courseById.get(meeting.courseId);
    if (!course || without.has(course.id)) continue;
    let admitted = admits.get(course);
    if (admitted === undefined) admits.set(course, (admitted = courseFulfils(course, conditions)));
    if (admitted && meetingFulfils(meeting, local, conditions)) found.push(meeting);
  }
  return found;
}

/**
 * The meetings nearest to a period, where none is within it; the earliest where there is no period.
 * @param meetings earliest first
 * @returns at most `most`, earliest first
 */
export function nearestTo(
  period: Period | null,
  meetings: readonly Meeting[],
  most: number,
  local: LocalTime,
): readonly Meeting[] {
  const bounds = (period?.windows ?? []).map((w) => boundsOf([w], local));
  const near = new Set(
    bounds.flatMap(({ from }) => {
      const at = firstMeetingFrom(meetings, from);
      return meetings.slice(Math.max(0, at - most), at + most);
    }),
  );
  const away = ({ startsAt }: Meeting) =>
    Math.min(...bounds.map(({ from, until }) => Math.max(from - startsAt, startsAt - until, 0)));
  return (bounds.length === 0 ? meetings.slice(0, most) : [...near])
    .sort((a, b) => away(a) - away(b) || a.startsAt - b.startsAt)
    .slice(0, most)
    .sort((a, b) => a.startsAt - b.startsAt);
}

/** Meetings of these classes (null: of all), earliest first. */
function meetingsOf(snapshot: CatalogueSnapshot, courseIds: Conditions["courseIds"]): readonly Meeting[] {
  if (courseIds === null) return snapshot.meetingsByStart;
  const [only, ...others] = [...new Set(courseIds)].map((id) => snapshot.meetingsOf.get(id) ?? []);
  return others.length === 0 ? (only ?? []) : [only ?? [], ...others].flat().sort((a, b) => a.startsAt - b.startsAt);
}

/** From the beginning of the first day until the end of the last, epoch ms. */
function boundsOf(windows: readonly TimeWindow[], local: LocalTime): { readonly from: number; readonly until: number } {
  if (windows.length === 0) return { from: -Infinity, until: Infinity };
  return {
    from: Math.min(...windows.map((w) => local.at(w.from, "00:00"))),
    until: Math.max(...windows.map((w) => local.at(w.to, "23:59"))) + 60_000,
  };
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

const adults: ReadonlySet<Audience> = new Set<Audience>(["umum", "perempuan", "umkm", "pustakawan"]);

/** Whether such people may feel meant. A woman may run a business and the other way round; a class for all is for adults. */
export function fits(course: Course, people: Audience): boolean {
  const { audiences, minAge } = course;
  if (audiences.includes(people)) return true;
  if (people === "anak") return audiences.includes("umum") && (minAge === null || minAge < adolescentYears);
  if (people === "perempuan" || people === "umkm") return audiences.some((a) => adults.has(a));
  return audiences.includes("umum");
}

export const isOnlyFor = (course: Course, audience: Audience): boolean => course.audiences.every((a) => a === audience);

function meetingFulfils(meeting: Meeting, local: LocalTime, conditions: Conditions): boolean {
  const { place } = conditions;
  if (place !== null && meeting.place !== place && !partsOfPlace(meeting.place).includes(place)) return false;
  const { withoutHours } = conditions;
  if (withoutHours && isWithin(local.timeOf(meeting.startsAt), withoutHours)) return false;
  return conditions.period === null || startsIn(conditions.period, meeting.startsAt, local);
}
