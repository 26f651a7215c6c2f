/** Takes a participant off an account, unless they still have a seat or a place in line somewhere. */
import type { ParticipantId, ResidentId } from "../platform/ids.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";
import { myRegistrations, type OwnRegistration } from "./my-registrations.ts";
import type { RegistrationDeps } from "./registration-deps.ts";

export type RemoveParticipantOutcome =
  | { readonly kind: "removed" }
  /** The first of the registrations that are to be cancelled before. */
  | { readonly kind: "registered"; readonly registration: OwnRegistration };

export async function removeParticipant(
  deps: RegistrationDeps,
  residents: Pick<ResidentsStore, "forgetParticipants">,
  { residentId, participantId }: { readonly residentId: ResidentId; readonly participantId: ParticipantId },
): Promise<RemoveParticipantOutcome> {
  const coming = await myRegistrations(deps, residentId);
  const registration = coming.find(({ participantIds }) => participantIds.includes(participantId));
  if (registration) return { kind: "registered", registration };
  await residents.forgetParticipants(residentId, [participantId]);
  return { kind: "removed" };
}
