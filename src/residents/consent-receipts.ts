/** Who consented for whom, to what, when and until when: what a resident can call up, and for whom consent is needed. */
import type { ParticipantId, ResidentId } from "../platform/ids.ts";
import type { LocalDate } from "../platform/local-time.ts";
import type { Participant, Resident } from "./resident.ts";

/** The only things a participant's name and year of birth are used for. */
export const consentPurposes = ["registration", "reminders", "attendance", "certificate"] as const;

export interface ConsentReceipt {
  /** The account that consented. */
  readonly givenBy: ResidentId;
  /** The participant; null: the resident for their own account. */
  readonly participantId: ParticipantId | null;
  readonly name: string | null;
  readonly purposes: readonly (typeof consentPurposes)[number][];
  /** Epoch ms. */
  readonly consentedAt: number;
  /** Last day; null: until it is withdrawn by `/hapus_data`, or the retention time is over. */
  readonly untilDate: LocalDate | null;
}

const ofAge = 18;

/** Only the year of birth is known: whoever may still be under 18 today counts as such. */
export const mayBeMinor = ({ birthYear }: Pick<Participant, "birthYear">, today: LocalDate): boolean =>
  Number(today.slice(0, 4)) - birthYear <= ofAge;

export const lacksGuardianConsent = (
  person: Pick<Participant, "birthYear" | "guardianConsentAt">,
  today: LocalDate,
): boolean => person.guardianConsentAt === undefined && mayBeMinor(person, today);

/** The resident's own consent first. A guardian's ends with the year in which the participant comes of age. */
export function consentReceipts({ id, consentedAt, participants }: Resident): ConsentReceipt[] {
  const own: ConsentReceipt[] =
    consentedAt === null
      ? []
      : [
          {
            givenBy: id,
            participantId: null,
            name: null,
            purposes: consentPurposes,
            consentedAt,
            untilDate: null,
          },
        ];
  const forOthers = participants.flatMap((person): ConsentReceipt[] => {
    if (person.guardianConsentAt === undefined) return [];
    return [
      {
        givenBy: id,
        participantId: person.id,
        name: person.name,
        purposes: consentPurposes,
        consentedAt: person.guardianConsentAt,
        untilDate: `${person.birthYear + ofAge}-12-31`,
      },
    ];
  });
  return [...own, ...forOthers];
}
