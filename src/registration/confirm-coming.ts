/** Remembers that a resident said they come (the button of a reminder). */
import type { Course, Meeting } from "../catalogue/catalogue.ts";
import type { RegistrationCode, ResidentId } from "../platform/ids.ts";
import { meetingOfCode } from "./registration.ts";
import type { RegistrationDeps } from "./registration-deps.ts";

export type ConfirmOutcome =
  | { readonly kind: "confirmed"; readonly meeting: Meeting; readonly course: Course }
  /** Still waiting for a seat. */
  | { readonly kind: "waiting" }
  /** Seats are held for them: they are to be taken first. */
  | { readonly kind: "offered" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "over" }
  | { readonly kind: "not-found" };

export async function confirmComing(
  deps: RegistrationDeps,
  { residentId, code }: { readonly residentId: ResidentId; readonly code: RegistrationCode },
): Promise<ConfirmOutcome> {
  const { meetingById, courseById } = deps.catalogue();
  const meeting = meetingById.get(meetingOfCode(code));
  const course = meeting && courseById.get(meeting.courseId);
  if (!meeting || !course) return { kind: "not-found" };
  const now = deps.clock.now();
  const state = await deps.store.confirm({ code, residentId, now });
  if (state === null) return { kind: "not-found" };
  if (meeting.endsAt <= now) return { kind: "over" };
  if (state === "seated") return { kind: "confirmed", meeting, course };
  return { kind: state };
}
