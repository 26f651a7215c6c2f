/** Classes and meetings of which a test says only what it is about. */
import type { Course, Meeting } from "../../src/catalogue/catalogue.ts";
import type { CourseId, MeetingId } from "../../src/platform/ids.ts";

/** Its title is its id where no other is given. */
export const course = (id: string, facts: Partial<Course> = {}): Course => ({
  id: id as CourseId,
  title: id,
  description: "",
  community: "",
  audiences: ["umum"],
  topics: [],
  aliases: [],
  requirements: "",
  bring: "",
  feeRupiah: 0,
  minAge: null,
  ...facts,
});

/** Of two hours. @param startsAt epoch ms */
export const meeting = (id: string, courseId: string, startsAt: number, facts: Partial<Meeting> = {}): Meeting => ({
  id: id as MeetingId,
  courseId: courseId as CourseId,
  startsAt,
  endsAt: startsAt + 2 * 3_600_000,
  place: "Balai Warga",
  quota: 10,
  revision: 0,
  ...facts,
});
