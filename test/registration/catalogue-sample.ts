/** A small programme for tests of registration and reminders. */
import type { Catalogue, Course, Meeting } from "../../src/catalogue/catalogue.ts";
import { createSnapshot, type CatalogueSnapshot } from "../../src/catalogue/snapshot.ts";
import type { ParticipantId, ResidentId } from "../../src/platform/ids.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import type { Participant, Resident } from "../../src/residents/resident.ts";
import { course as courseOf, meeting as meetingOf } from "../support/courses.ts";

export const local = createLocalTime("Asia/Jakarta");
/** Saturday, 28 November 2026, 14.00 in the library. */
export const saturday = local.at("2026-11-28", "14:00");
export const monday = local.at("2026-11-23", "09:00");

export const course = (id: string, change: Partial<Course> = {}): Course =>
  courseOf(id, { title: "Melukis & Menggambar", ...change });

export const meeting = (id: string, change: Partial<Meeting> = {}): Meeting =>
  meetingOf(id, "c1", change.startsAt ?? saturday, { place: "Aula Lantai 2", quota: 2, ...change });

export const programme = (
  meetings: readonly Meeting[],
  courses: readonly Course[] = [course("c1")],
): CatalogueSnapshot =>
  createSnapshot(
    { courses, meetings, competitions: [], answers: [], stops: [], communities: [] } satisfies Catalogue,
    1,
  );

export const person = (id: string, change: Partial<Participant> = {}): Participant => ({
  id: id as ParticipantId,
  name: `Nama ${id}`,
  birthYear: 1990,
  relation: id === "p1" ? "self" : "child",
  ...change,
});

export const resident = (id: number, people = 3): Resident => ({
  id: id as ResidentId,
  language: "id",
  consentedAt: 1,
  participants: Array.from({ length: people }, (_, i) => person(`p${i + 1}`)),
  interests: [],
  reachable: true,
});
