/** A resident's message to the librarians, kept until it is answered, at most 30 days; and what counts as the same wish. */
import type { Brand, ResidentId } from "../platform/ids.ts";

/** `<resident>-<request>`: the same request is kept once. */
export type EnquiryId = Brand<string, "EnquiryId">;

export interface Enquiry {
  readonly id: EnquiryId;
  readonly residentId: ResidentId;
  /** As typed, at most 1000 characters. */
  readonly text: string;
  /** Epoch ms. */
  readonly askedAt: number;
  /** An objection to having been noted as absent, which a librarian may settle by forgiving. */
  readonly about?: "absences";
}

export const enquiryKeptMs = 30 * 86_400_000;
export const longestEnquiry = 1_000;
/** Messages of one resident that wait for an answer at the same time. */
export const openPerResident = 10;

export const enquiryId = (residentId: ResidentId, requestId: string): EnquiryId =>
  `${residentId}-${requestId}` as EnquiryId;

/** How a subject is counted: case, punctuation and spaces make no difference. Empty where no letter or digit is left. */
export const plainSubject = (subject: string): string =>
  subject
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}-]+/gu, " ")
    .trim();
