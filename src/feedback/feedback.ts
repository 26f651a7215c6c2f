/** What residents answer afterwards. Only about registrations of their own with which somebody came. */
import type { AttendanceStore } from "../attendance/attendance-store.ts";
import type { CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { Clock } from "../platform/clock.ts";
import type { MeetingId, RegistrationCode, ResidentId } from "../platform/ids.ts";
import type { LocalTime } from "../platform/local-time.ts";
import { meetingOfCode } from "../registration/registration.ts";
import type { RosterStore } from "../registration/roster-store.ts";
import { storyAskedAt } from "./feedback-time.ts";
import type { FeedbackStore } from "./feedback-store.ts";

export interface FeedbackDeps {
  readonly feedback: FeedbackStore;
  readonly rosters: Pick<RosterStore, "find">;
  readonly store: Pick<AttendanceStore, "cameOf">;
  readonly catalogue: () => CatalogueSnapshot;
  readonly clock: Clock;
  readonly local: LocalTime;
}

interface Own {
  readonly residentId: ResidentId;
  readonly code: RegistrationCode;
}

export type RateOutcome =
  { readonly kind: "thanks" } | { readonly kind: "rated-before" } | { readonly kind: "not-found" };

export type SentenceOutcome = { readonly kind: "kept" } | { readonly kind: "before" } | { readonly kind: "not-found" };

/** Whether they will be asked what came of it, and when (epoch ms). */
export type AgreeOutcome =
  | { readonly kind: "agreed"; readonly askedAt: number }
  /** The day of the question is over. */
  | { readonly kind: "late" }
  /** They want no questions at all. */
  | { readonly kind: "refused" }
  | { readonly kind: "not-found" };

export interface Feedback {
  rate(answer: Own & { readonly stars: number }): Promise<RateOutcome>;
  /** Kept without a name, one for each registration. */
  addSentence(answer: Own & { readonly text: string }): Promise<SentenceOutcome>;
  agreeToStory(own: Own): Promise<AgreeOutcome>;
  neverAsk(residentId: ResidentId): Promise<void>;
  /** @param story `name` null: to be told without one. @returns false: not theirs */
  tellStory(story: Own & { readonly text: string; readonly name: string | null }): Promise<boolean>;
}

export const longestSentence = 500;
export const longestStory = 1_500;

export function createFeedback({ feedback, rosters, store, catalogue, clock, local }: FeedbackDeps): Feedback {
  const meetingOf = async ({ residentId, code }: Own): Promise<MeetingId | null> => {
    const [registration] = await rosters.find([code]);
    if (registration?.residentId !== residentId) return null;
    const came = await store.cameOf(registration.participantIds.map((participantId) => ({ code, participantId })));
    return came.includes(true) ? meetingOfCode(code) : null;
  };
  return {
    async rate({ stars, ...own }) {
      const id = await meetingOf(own);
      if (!id) return { kind: "not-found" };
      return { kind: (await feedback.rate(id, own.code, stars)) ? "thanks" : "rated-before" };
    },
    async addSentence({ text, ...own }) {
      const id = await meetingOf(own);
      if (!id) return { kind: "not-found" };
      return { kind: (await feedback.addSentence(id, own.code, text.slice(0, longestSentence))) ? "kept" : "before" };
    },
    async agreeToStory(own) {
      const id = await meetingOf(own);
      const meeting = id && catalogue().meetingById.get(id);
      if (!meeting) return { kind: "not-found" };
      const [isNeverAsked] = await feedback.areNeverAsked([own.residentId]);
      if (isNeverAsked) return { kind: "refused" };
      const askedAt = storyAskedAt(meeting, local);
      if (askedAt <= clock.now()) return { kind: "late" };
      await feedback.agreeToStory(meeting.id, own.code);
      return { kind: "agreed", askedAt };
    },
    neverAsk: (residentId) => feedback.neverAsk(residentId),
    async tellStory({ text, name, ...own }) {
      const id = await meetingOf(own);
      if (!id) return false;
      const { meetingById, courseById } = catalogue();
      const meeting = meetingById.get(id);
      const course = (meeting && courseById.get(meeting.courseId)?.title) ?? "";
      const toldAt = clock.now();
      const story = { ...own, toldAt, course, text: text.slice(0, longestStory), name };
      await feedback.saveStory(local.dateOf(toldAt).slice(0, 4), story);
      return true;
    },
  };
}
