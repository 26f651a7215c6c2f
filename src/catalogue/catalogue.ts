/** What the library publishes: classes and their meetings, competitions, answers, stops of the mobile library, communities. */
import type { CompetitionId, CourseId, MeetingId } from "../platform/ids.ts";
import type { LocalDate } from "../platform/local-time.ts";

export const audiences = ["umum", "anak", "pelajar", "perempuan", "umkm", "pustakawan"] as const;
/** For whom a class is meant; `umum` is everybody. */
export type Audience = (typeof audiences)[number];

/** What is taught. Empty text means that the library said nothing about it. */
export interface Course {
  readonly id: CourseId;
  readonly title: string;
  readonly description: string;
  /** Title of the community that gives it, empty when the library does. */
  readonly community: string;
  /** Never empty. */
  readonly audiences: readonly Audience[];
  readonly topics: readonly string[];
  readonly aliases: readonly string[];
  readonly requirements: string;
  readonly bring: string;
  /** 0 is free. */
  readonly feeRupiah: number;
  readonly minAge: number | null;
}

/** One dated occurrence of a course. */
export interface Meeting {
  readonly id: MeetingId;
  readonly courseId: CourseId;
  /** Epoch ms. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly place: string;
  /** Seats, 1 to 10000. */
  readonly quota: number;
  /** Raised by one at every change of time or place: the SEQUENCE of its calendar entries. */
  readonly revision: number;
}

export interface Competition {
  readonly id: CompetitionId;
  readonly title: string;
  readonly description: string;
  readonly categories: readonly string[];
  readonly requirements: string;
  readonly prize: string;
  readonly entryOpensDate: LocalDate | null;
  /** Last day to enter. */
  readonly entryClosesDate: LocalDate;
  readonly eventDate: LocalDate | null;
  readonly place: string;
  readonly contact: string;
  readonly aliases: readonly string[];
}

/** An answer the library gives by itself (sheet "Tanya Jawab"). */
export interface LibraryAnswer {
  readonly question: string;
  readonly answer: string;
  readonly keywords: readonly string[];
}

/** A stop of the mobile library. */
export interface Stop {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly place: string;
  readonly district: string;
}

export interface Community {
  readonly title: string;
  readonly description: string;
  readonly contact: string;
}

/** The whole catalogue in the order in which the library wrote it. */
export interface Catalogue {
  readonly courses: readonly Course[];
  readonly meetings: readonly Meeting[];
  readonly competitions: readonly Competition[];
  readonly answers: readonly LibraryAnswer[];
  readonly stops: readonly Stop[];
  readonly communities: readonly Community[];
}
