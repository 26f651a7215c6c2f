/** The catalogue as it is kept: with the counters that ids come from. */
import { z } from "zod";
import type { CompetitionId, CourseId } from "../platform/ids.ts";
import { audiences, type Catalogue, type Course, type Meeting } from "./catalogue.ts";

/**
 * What the library does not list any more although it took place: people were there, and it stays theirs. Kept for good, some
 * 200 bytes a meeting and nobody's name: after what is known of people is forgotten, reports still count it in its month.
 */
export interface Held {
  /** Of these meetings, as far as the class itself is not listed any more. */
  readonly courses: readonly Course[];
  readonly meetings: readonly Meeting[];
}

export interface StoredCatalogue extends Catalogue {
  readonly held: Held;
  /** Highest number ever given; an id is never given twice. */
  readonly counters: { readonly course: number; readonly meeting: number; readonly competition: number };
  /** Classes whose class columns the library repeats in every row: an export writes them as they came. */
  readonly repeated: readonly CourseId[];
}

export const emptyCatalogue: StoredCatalogue = {
  courses: [],
  meetings: [],
  competitions: [],
  answers: [],
  stops: [],
  communities: [],
  held: { courses: [], meetings: [] },
  counters: { course: 0, meeting: 0, competition: 0 },
  repeated: [],
};

const id = <I extends string>(form: RegExp) => z.string().regex(form) as unknown as z.ZodType<I, I>;
const courseId = id<CourseId>(/^c\d+$/);
const competitionId = id<CompetitionId>(/^l\d+$/);
const text = z.string();
const texts = z.array(z.string());
const count = z.int().nonnegative();

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

/** One function instead of a schema: meetings come by the ten thousand, and a process waits for them when it starts. */
const isMeeting = (value: unknown): boolean => {
  if (typeof value !== "object" || value === null) return false;
  const m: Partial<Record<keyof Meeting, unknown>> = value;
  return (
    typeof m.id === "string" &&
    /^m\d+$/.test(m.id) &&
    typeof m.courseId === "string" &&
    /^c\d+$/.test(m.courseId) &&
    Number.isSafeInteger(m.startsAt) &&
    Number.isSafeInteger(m.endsAt) &&
    typeof m.place === "string" &&
    isCount(m.quota) &&
    isCount(m.revision)
  );
};
export const storedMeeting = z.custom<Meeting>(isMeeting);

const storedCourses = z.array(
  z.object({
    id: courseId,
    title: text,
    description: text,
    community: text,
    audiences: z.array(z.enum(audiences)).min(1),
    topics: texts,
    aliases: texts,
    requirements: text,
    bring: text,
    feeRupiah: count,
    minAge: count.nullable(),
  }),
);
const storedMeetings = z.custom<readonly Meeting[]>((value) => Array.isArray(value) && value.every(isMeeting));

export const storedCatalogue = z.object({
  courses: storedCourses,
  meetings: storedMeetings,
  competitions: z.array(
    z.object({
      id: competitionId,
      title: text,
      description: text,
      categories: texts,
      requirements: text,
      prize: text,
      entryOpensDate: text.nullable(),
      entryClosesDate: text,
      eventDate: text.nullable(),
      place: text,
      contact: text,
      aliases: texts,
    }),
  ),
  answers: z.array(z.object({ question: text, answer: text, keywords: texts })),
  stops: z.array(z.object({ startsAt: z.int(), endsAt: z.int(), place: text, district: text })),
  communities: z.array(z.object({ title: text, description: text, contact: text })),
  held: z.object({ courses: storedCourses, meetings: storedMeetings }).default({ courses: [], meetings: [] }),
  counters: z.object({ course: count, meeting: count, competition: count }),
  repeated: z.array(courseId),
}) satisfies z.ZodType<StoredCatalogue>;
