/** The facts of a reply, before words: an Intent answered from the catalogue and the seats of this moment. */
import type { Audience, Community, Competition, Course, LibraryAnswer, Meeting, Stop } from "../catalogue/catalogue.ts";
import type { Conditions, Facet, Period } from "../understanding/intent.ts";

export interface MeetingLine {
  readonly meeting: Meeting;
  readonly course: Course;
  /** Seats left; null where nobody asked. */
  readonly seatsLeft: number | null;
}

export interface CourseLine {
  readonly course: Course;
  /** Next meetings, earliest first. */
  readonly meetings: readonly Meeting[];
}

/** Where a competition stands on a day. */
export type CompetitionStage = "not-open" | "open" | "closed" | "over";
export interface CompetitionLine {
  readonly competition: Competition;
  readonly stage: CompetitionStage;
}

/** A page of a list. */
export interface Page<Line> {
  readonly lines: readonly Line[];
  readonly offset: number;
  readonly total: number;
}

export type Answer =
  | { readonly kind: "greeting"; readonly libraryName: string }
  | { readonly kind: "thanks" }
  | { readonly kind: "acknowledge" }
  | { readonly kind: "praise" }
  | { readonly kind: "apology" }
  | { readonly kind: "help"; readonly examples: readonly Course[] }
  | { readonly kind: "meetings"; readonly page: Page<MeetingLine>; readonly conditions: Conditions }
  | {
      readonly kind: "courses";
      readonly page: Page<CourseLine>;
      readonly conditions: Conditions;
      readonly facets: readonly Facet[];
    }
  /** Nothing fulfils the conditions; `nearest` are those nearest to the period that fulfil all else. */
  | { readonly kind: "nothing"; readonly conditions: Conditions; readonly nearest: readonly MeetingLine[] }
  | {
      readonly kind: "course";
      readonly course: Course;
      readonly facets: readonly Facet[];
      /** What is shown: the meetings in the asked period, or the nearest ones. */
      readonly lines: readonly MeetingLine[];
      /** Upcoming meetings in all. */
      readonly total: number;
      /** The period that was asked and in which there is none. */
      readonly missed: Period | null;
      readonly ageYears: number | null;
      readonly man: boolean;
      /** People it was asked for and whom it does not fit. */
      readonly notFor: readonly Audience[];
      readonly also: readonly Course[];
      /** What was asked for and is not given here; this class is the nearest. */
      readonly unread: string | null;
      /** What was asked for and this class only tells of. */
      readonly within: string | null;
    }
  | {
      readonly kind: "choose";
      readonly purpose: "ask" | "register";
      readonly lines: readonly CourseLine[];
      readonly facets: readonly Facet[];
    }
  | {
      readonly kind: "register";
      readonly course: Course;
      readonly lines: readonly MeetingLine[];
      readonly total: number;
      readonly missed: Period | null;
      readonly notFor: readonly Audience[];
    }
  | { readonly kind: "register-which"; readonly page: Page<CourseLine> }
  | { readonly kind: "how-to-register"; readonly lines: readonly CourseLine[] }
  | { readonly kind: "no-registrations" }
  | { readonly kind: "unknown-class"; readonly subject: string; readonly near: readonly Course[] }
  | { readonly kind: "competitions"; readonly page: Page<CompetitionLine>; readonly category: string | null }
  | { readonly kind: "no-competitions"; readonly category: string | null; readonly others: readonly CompetitionLine[] }
  | {
      readonly kind: "competition";
      readonly line: CompetitionLine;
      readonly facets: readonly Facet[];
      readonly enter: boolean;
    }
  | {
      readonly kind: "choose-competition";
      readonly lines: readonly CompetitionLine[];
      readonly facets: readonly Facet[];
    }
  | { readonly kind: "unknown-competition"; readonly subject: string; readonly others: readonly CompetitionLine[] }
  | {
      readonly kind: "stops";
      readonly page: Page<Stop>;
      readonly period: Period | null;
      readonly district: string | null;
      readonly place: string | null;
    }
  | {
      readonly kind: "no-stops";
      readonly period: Period | null;
      readonly district: string | null;
      readonly place: string | null;
      readonly nearest: readonly Stop[];
    }
  | { readonly kind: "library-answer"; readonly answers: readonly LibraryAnswer[] }
  | { readonly kind: "communities"; readonly communities: readonly Community[] }
  | {
      readonly kind: "community";
      readonly community: Community;
      readonly courses: readonly CourseLine[];
      readonly facets: readonly Facet[];
    }
  | { readonly kind: "talk-to-person" }
  | { readonly kind: "complaint" }
  | { readonly kind: "out-of-scope" }
  | { readonly kind: "not-understood"; readonly times: number; readonly examples: readonly Course[] }
  | { readonly kind: "several"; readonly answers: readonly Answer[] };
