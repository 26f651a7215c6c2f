/** What a message asks for, in terms of the catalogue. Plain JSON: an Intent can be kept in a chat's context and answered again. */
import type { Audience } from "../catalogue/catalogue.ts";
import type { CompetitionId, CourseId } from "../platform/ids.ts";
import type { LocalDate } from "../platform/local-time.ts";

/** What is asked about a class, a competition or a community. */
export const facets = [
  "when",
  "last",
  "where",
  "duration",
  "fee",
  "requirements",
  "age",
  "bring",
  "teacher",
  "seats",
  "about",
  "prize",
  "deadline",
  "opening",
  "contact",
] as const;
export type Facet = (typeof facets)[number];

/** Days and hours in which something may begin. */
export interface TimeWindow {
  readonly from: LocalDate;
  /** Last day, included. */
  readonly to: LocalDate;
  /** 0 = Sunday … 6; empty is every day. */
  readonly weekdays: readonly number[];
  /** `HH:MM`, from included, to excluded; null is the whole day. */
  readonly hours: { readonly from: string; readonly to: string } | null;
}

/** Any of the windows. */
export interface Period {
  readonly windows: readonly TimeWindow[];
  /** Said with words that mean a time long gone: yesterday, last week. */
  readonly past: boolean;
}

export type FeeCondition = "free" | "paid" | { readonly atMostRupiah: number };

/** What a class must fulfil to be shown; everything that is set holds together. */
export interface Conditions {
  readonly period: Period | null;
  /** All of them. */
  readonly audiences: readonly Audience[];
  readonly ageYears: number | null;
  /** Not for classes that admit only women. */
  readonly man: boolean;
  readonly fee: FeeCondition | null;
  /** Title of a community. */
  readonly community: string | null;
  /** A place of meetings, or the house it is in: `Rumah Baca Teluk` of `Teras, Rumah Baca Teluk`. */
  readonly place: string | null;
  /** Only these classes; null is all. */
  readonly courseIds: readonly CourseId[] | null;
  readonly withoutCourseIds: readonly CourseId[];
  readonly withoutHours: { readonly from: string; readonly to: string } | null;
}

/** `Teras, Rumah Baca Teluk`: a room and its house. */
export const partsOfPlace = (place: string): string[] => place.split(/,\s*/);

export const noConditions: Conditions = {
  period: null,
  audiences: [],
  ageYears: null,
  man: false,
  fee: null,
  community: null,
  place: null,
  courseIds: null,
  withoutCourseIds: [],
  withoutHours: null,
};

export type Intent =
  | { readonly kind: "greeting" }
  | { readonly kind: "thanks" }
  | { readonly kind: "acknowledge" }
  | { readonly kind: "praise" }
  | { readonly kind: "apology" }
  | { readonly kind: "help" }
  /** Meetings, earliest first (`by: "meeting"`), or classes with their next meeting (`by: "course"`). */
  | {
      readonly kind: "list";
      readonly by: "meeting" | "course";
      readonly conditions: Conditions;
      readonly facets: readonly Facet[];
      readonly offset: number;
    }
  | {
      readonly kind: "course";
      readonly courseId: CourseId;
      readonly facets: readonly Facet[];
      readonly conditions: Conditions;
      /** Classes that the words could also mean. */
      readonly alsoIds: readonly CourseId[];
      /** What was asked for, where this class is only the nearest to it: `gitar bambu`. */
      readonly unread?: string;
      /** What was asked for, where this class only tells of it among other things: `keju` in a class on bread. */
      readonly within?: string;
    }
  | {
      readonly kind: "choose";
      readonly purpose: "ask" | "register";
      readonly courseIds: readonly CourseId[];
      readonly facets: readonly Facet[];
      readonly conditions: Conditions;
    }
  /** Without a class: the resident chooses among what is open. */
  | { readonly kind: "register"; readonly courseId: CourseId | null; readonly conditions: Conditions }
  | { readonly kind: "how-to-register" }
  | { readonly kind: "own-registrations" }
  | { readonly kind: "cancel-registration"; readonly courseId: CourseId | null; readonly conditions: Conditions }
  | { readonly kind: "unknown-class"; readonly subject: string; readonly nearIds: readonly CourseId[] }
  | {
      readonly kind: "competitions";
      readonly category: string | null;
      readonly period: Period | null;
      readonly offset: number;
    }
  | {
      readonly kind: "competition";
      readonly competitionId: CompetitionId;
      readonly facets: readonly Facet[];
      readonly enter: boolean;
    }
  | {
      readonly kind: "choose-competition";
      readonly competitionIds: readonly CompetitionId[];
      readonly facets: readonly Facet[];
    }
  | { readonly kind: "unknown-competition"; readonly subject: string }
  | {
      readonly kind: "stops";
      readonly period: Period | null;
      /** As written in the catalogue. */
      readonly district: string | null;
      readonly place: string | null;
      readonly offset: number;
    }
  /** Positions in the catalogue's list of answers. */
  | { readonly kind: "library-answer"; readonly positions: readonly number[] }
  | { readonly kind: "communities" }
  | { readonly kind: "community"; readonly title: string; readonly facets: readonly Facet[] }
  /** The resident wants a person, or complains: the message goes to the librarians. */
  | { readonly kind: "talk-to-person" }
  | { readonly kind: "complaint" }
  | { readonly kind: "out-of-scope" }
  /** `times`: how many messages in a row were not understood, this one included. */
  | { readonly kind: "not-understood"; readonly times: number }
  /** Questions of different kinds in one message. */
  | { readonly kind: "several"; readonly intents: readonly Intent[] };

/** `/jadwal` */
export const scheduleIntent = (): Intent => ({
  kind: "list",
  by: "meeting",
  conditions: noConditions,
  facets: [],
  offset: 0,
});
/** `/lomba` */
export const competitionsIntent = (): Intent => ({ kind: "competitions", category: null, period: null, offset: 0 });
/** `/daftar` */
export const registerIntent = (courseId: CourseId | null = null): Intent => ({
  kind: "register",
  courseId,
  conditions: noConditions,
});
/** A class chosen by a button. */
export const courseIntent = (courseId: CourseId, asked: readonly Facet[] = []): Intent => ({
  kind: "course",
  courseId,
  facets: asked,
  conditions: noConditions,
  alsoIds: [],
});
export const competitionIntent = (competitionId: CompetitionId): Intent => ({
  kind: "competition",
  competitionId,
  facets: [],
  enter: false,
});
export const helpIntent = (): Intent => ({ kind: "help" });
