/** The catalogue as it is kept: with the counters that ids come from. */
import { z } from "zod";
import type { CompetitionId, CourseId, MeetingId } from "../platform/ids.ts";
import { audiences, type Catalogue } from "./catalogue.ts";

export interface StoredCatalogue extends Catalogue {
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
  counters: { course: 0, meeting: 0, competition: 0 },
  repeated: [],
};

const courseId = z.custom<CourseId>((v) => typeof v === "string" && /^c\d+$/.test(v));
const meetingId = z.custom<MeetingId>((v) => typeof v === "string" && /^m\d+$/.test(v));
const competitionId = z.custom<CompetitionId>((v) => typeof v === "string" && /^l\d+$/.test(v));
const text = z.string();
const texts = z.array(z.string());
const count = z.int().nonnegative();

export const storedMeeting = z.object({
  id: meetingId,
  courseId,
  startsAt: z.int(),
  endsAt: z.int(),
  place: text,
  quota: count,
  revision: count,
});

export const storedCatalogue = z.object({
  courses: z.array(
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
  ),
  meetings: z.array(storedMeeting),
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
  counters: z.object({ course: count, meeting: count, competition: count }),
  repeated: z.array(courseId),
}) satisfies z.ZodType<StoredCatalogue>;
