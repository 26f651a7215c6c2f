/** What a workbook says, before ids are given: classes with their meetings, competitions, answers, stops, communities. */
import type { Community, Competition, Course, LibraryAnswer, Meeting, Stop } from "./catalogue.ts";

export type CourseDraft = Omit<Course, "id">;

export interface MeetingDraft extends Omit<Meeting, "id" | "courseId" | "revision"> {
  /** Position in `courses`. */
  readonly course: number;
}

export interface Programme {
  readonly courses: readonly CourseDraft[];
  /** Positions in `courses` of those whose class columns stand in every row, not only in the first. */
  readonly repeated: readonly number[];
  /** In the order of the rows. */
  readonly meetings: readonly MeetingDraft[];
  readonly competitions: readonly Omit<Competition, "id">[];
  readonly answers: readonly LibraryAnswer[];
  readonly stops: readonly Stop[];
  readonly communities: readonly Community[];
}
