/** Who writes to the bot: language, consent, the participants they register, what they want to receive. */
import type { ParticipantId, ResidentId } from "../platform/ids.ts";
import type { Language } from "../platform/text-format.ts";

export const relations = ["self", "child", "parent", "pupil", "neighbour", "other"] as const;
export type Relation = (typeof relations)[number];

/** Someone who takes a seat. */
export interface Participant {
  readonly id: ParticipantId;
  readonly name: string;
  readonly birthYear: number;
  readonly relation: Relation;
  /** Only if the resident wants it kept. */
  readonly phone?: string;
  /** School or village, likewise. */
  readonly from?: string;
  /** When the adult who registers them consented for them (Law 27/2022, article 25), epoch ms; see consent-receipts.ts. */
  readonly guardianConsentAt?: number;
}

/** What a resident can choose to receive; reminders of own registrations always come. */
export const interests = ["classes", "competitions", "mobile-library", "news"] as const;
export type Interest = (typeof interests)[number];

export interface Resident {
  readonly id: ResidentId;
  readonly language: Language;
  /** Consent to keep personal data (Law 27/2022, article 20), epoch ms; null: nothing personal is kept. */
  readonly consentedAt: number | null;
  readonly participants: readonly Participant[];
  readonly interests: readonly Interest[];
  /** The bot may write to them unprompted: they started it and have not blocked it. */
  readonly reachable: boolean;
}
