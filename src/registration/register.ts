/** Registers a household for a meeting: seats for all of them, a common place in line, or the reason why not. */
import type { Course, Meeting } from "../catalogue/catalogue.ts";
import { Fault } from "../platform/fault.ts";
import type { MeetingId, RegistrationCode } from "../platform/ids.ts";
import { lacksGuardianConsent } from "../residents/consent-receipts.ts";
import type { Participant, Resident } from "../residents/resident.ts";
import { lowerPlaceUntil } from "./absences.ts";
import { householdLimit, isOpen, tooYoung } from "./registration.ts";
import type { RegistrationDeps } from "./registration-deps.ts";
import { seatsToGive } from "./seats-to-give.ts";

export interface RegisterRequest {
  /** The update that asks (`update_id`): asked again, it gets the outcome it had. */
  readonly requestId: string;
  readonly resident: Resident;
  readonly meetingId: MeetingId;
  /** 1 to 40 of the resident's participants. */
  readonly participants: readonly Participant[];
  /** Without it a full meeting keeps nothing. */
  readonly agreedToWait: boolean;
}

interface Booked {
  readonly code: RegistrationCode;
  readonly meeting: Meeting;
  readonly course: Course;
  readonly participants: readonly Participant[];
}

export type RegisterOutcome =
  | ({ readonly kind: "seated" } & Booked)
  | ({
      readonly kind: "waitlisted";
      readonly position: number;
      /** Behind the others, if registered before this moment (see absences.ts); null: in order. */
      readonly lowerUntil: number | null;
    } & Booked)
  /** Not enough seats for all of them, and nothing was kept: `position` is the place in line they would have. */
  | { readonly kind: "full"; readonly position: number; readonly meeting: Meeting; readonly course: Course }
  | {
      readonly kind: "already-registered";
      readonly code: RegistrationCode;
      readonly participants: readonly Participant[];
      readonly meeting: Meeting;
      readonly course: Course;
    }
  | { readonly kind: "too-young"; readonly participants: readonly Participant[]; readonly minAge: number }
  /** More people than the meeting has seats. */
  | { readonly kind: "too-many"; readonly quota: number }
  /** It started, or the library took it off the programme. */
  | { readonly kind: "closed" };

/** @throws Fault `registration:no-consent`, `registration:no-guardian-consent`, `registration:bad-household` when a dialogue asks what it must not */
export async function register(deps: RegistrationDeps, request: RegisterRequest): Promise<RegisterOutcome> {
  const { resident, meetingId, participants } = request;
  checkHousehold(request);
  if (participants.some((p) => lacksGuardianConsent(p, deps.local.dateOf(deps.clock.now()))))
    throw new Fault("registration:no-guardian-consent", { residentId: resident.id });
  const { meetingById, courseById } = deps.catalogue();
  const meeting = meetingById.get(meetingId);
  const course = meeting && courseById.get(meeting.courseId);
  const now = deps.clock.now();
  if (!meeting || !course || !isOpen(meeting, now)) return { kind: "closed" };
  const young = tooYoung(participants, course, meeting, deps.local);
  if (young.length > 0) return { kind: "too-young", participants: young, minAge: course.minAge ?? 0 };
  if (participants.length > meeting.quota) return { kind: "too-many", quota: meeting.quota };

  const lowerUntil = request.agreedToWait ? lowerPlaceUntil(await deps.absences.read(resident.id), now) : null;
  const allocation = await deps.store.allocate({
    ...seatsToGive(deps, meeting),
    meetingId,
    code: deps.newCode(meetingId),
    residentId: resident.id,
    participantIds: participants.map((p) => p.id),
    requestId: request.requestId,
    agreedToWait: request.agreedToWait,
    behind: lowerUntil !== null,
  });
  switch (allocation.kind) {
    case "seated":
      return { ...allocation, meeting, course, participants };
    case "waitlisted":
      return { ...allocation, lowerUntil, meeting, course, participants };
    case "full":
      return { ...allocation, meeting, course };
    case "already-registered": {
      const { code, participantIds } = allocation;
      return {
        kind: "already-registered",
        code,
        participants: participants.filter((p) => participantIds.includes(p.id)),
        meeting,
        course,
      };
    }
    case "closed":
      return { kind: "closed" };
    case "code-taken":
      return register(deps, request);
  }
}

function checkHousehold({ resident, participants }: RegisterRequest): void {
  if (resident.consentedAt === null) throw new Fault("registration:no-consent", { residentId: resident.id });
  const people = new Set(participants.map((p) => p.id));
  const ours = resident.participants.filter((p) => people.has(p.id)).length;
  if (people.size === 0 || people.size > householdLimit || people.size !== participants.length || ours !== people.size)
    throw new Fault("registration:bad-household", { residentId: resident.id, people: participants.length });
}
