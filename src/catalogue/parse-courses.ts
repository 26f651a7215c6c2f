/** Table "Kelas": one row is one meeting; rows of the same title are meetings of one class. */
import type { LocalTime } from "../platform/local-time.ts";
import { type Audience, audiences, type Community } from "./catalogue.ts";
import { nearestName, slipOf, titleKey } from "./nearest-name.ts";
import type { Row } from "./parse-row.ts";
import type { CourseDraft, MeetingDraft, Programme } from "./programme.ts";
import type { ColumnOf } from "./tables.ts";

type CourseRow = Row<ColumnOf<"courses">>;

const mostRupiah = 100_000_000;
const oldest = 120;
const mostSeats = 10_000;

/** Class columns must agree between the rows of a class, or be empty after the first: compared as they are understood. */
const agreement = {
  deskripsi: "description",
  komunitas: "community",
  sasaran: "audiences",
  topik: "topics",
  alias: "aliases",
  syarat: "requirements",
  bawaan: "bring",
  biaya: "feeRupiah",
  usia_min: "minAge",
} as const satisfies Partial<Record<ColumnOf<"courses">, keyof CourseDraft>>;

/** @param communities those of the table "Komunitas"; a misspelt one is reported, one that is simply not listed is taken */
export function parseCourses(
  rows: readonly CourseRow[],
  communities: readonly Community[],
  local: LocalTime,
): Pick<Programme, "courses" | "repeated" | "meetings"> {
  const courses: CourseDraft[] = [];
  const meetings: MeetingDraft[] = [];
  const placeOf = new Map<string, number>();
  const starts = new Set<string>();
  const firstRows: CourseRow[] = [];
  const repeated = new Map<number, boolean>();
  for (const row of rows) {
    const course = parseCourse(row, communities);
    const key = titleKey(course.title);
    const known = placeOf.get(key);
    const place = known ?? courses.length;
    if (known === undefined) {
      placeOf.set(key, place);
      courses.push(course);
      firstRows.push(row);
    } else {
      reportDisagreements(row, course, courses[known] as CourseDraft);
      repeated.set(known, (repeated.get(known) ?? true) && repeats(row, firstRows[known] as CourseRow));
    }
    const meeting = parseMeeting(row, place, local);
    if (!meeting || !key) continue;
    const start = `${place}/${meeting.startsAt}`;
    if (starts.has(start)) row.report("mulai", "twice");
    starts.add(start);
    meetings.push(meeting);
  }
  return { courses, meetings, repeated: [...repeated.keys()].filter((place) => repeated.get(place)) };
}

function parseCourse(row: CourseRow, communities: readonly Community[]): CourseDraft {
  return {
    title: row.text("kelas"),
    description: row.text("deskripsi"),
    community: parseCommunity(row, communities),
    audiences: parseAudiences(row),
    topics: row.list("topik"),
    aliases: row.list("alias"),
    requirements: row.text("syarat"),
    bring: row.text("bawaan"),
    feeRupiah: row.whole("biaya", 0, mostRupiah) ?? 0,
    minAge: row.whole("usia_min", 0, oldest) ?? null,
  };
}

function parseCommunity(row: CourseRow, communities: readonly Community[]): string {
  const name = row.text("komunitas");
  const listed = communities.find((c) => titleKey(c.title) === titleKey(name));
  if (!name || listed) return listed?.title ?? name;
  const titles = communities.map((c) => c.title);
  const nearest = slipOf(name, titles);
  if (nearest) row.report("komunitas", "unknown-community", { allowed: titles.join(", "), nearest });
  return name;
}

function parseAudiences(row: CourseRow): readonly Audience[] {
  const found = row.list("sasaran").flatMap((name) => {
    const audience = audiences.find((a) => a === name.toLowerCase());
    if (!audience)
      row.report("sasaran", "not-allowed", {
        found: name,
        allowed: audiences.join(", "),
        nearest: nearestName(name, audiences),
      });
    return audience ?? [];
  });
  return found.length ? found : ["umum"];
}

const classColumns = Object.keys(agreement) as readonly (keyof typeof agreement)[];

const repeats = (row: CourseRow, first: CourseRow): boolean =>
  classColumns.every((column) => row.text(column) || !first.text(column));

function reportDisagreements(row: CourseRow, course: CourseDraft, first: CourseDraft): void {
  for (const column of classColumns) {
    const field = agreement[column];
    if (row.text(column) && String(course[field]) !== String(first[field]))
      row.report(column, "disagrees", { allowed: String(first[field] ?? "") });
  }
}

function parseMeeting(row: CourseRow, course: number, local: LocalTime): MeetingDraft | undefined {
  const span = parseSpan(row, local);
  const place = row.text("lokasi");
  const quota = row.whole("kuota", 1, mostSeats);
  return span && quota !== undefined ? { course, ...span, place, quota } : undefined;
}

/** Start and end of a meeting or stop on one day, epoch ms. */
export function parseSpan<C extends string>(
  row: Row<C | "tanggal" | "mulai" | "selesai">,
  local: LocalTime,
): { startsAt: number; endsAt: number } | undefined {
  const date = row.date("tanggal");
  const from = row.time("mulai");
  const to = row.time("selesai");
  if (from !== undefined && to !== undefined && to <= from) row.report("selesai", "not-after", { allowed: from });
  if (date === undefined || from === undefined || to === undefined) return undefined;
  return { startsAt: local.at(date, from), endsAt: local.at(date, to) };
}
