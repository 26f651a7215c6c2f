/** What the steps of a registration share. */
import type { Course, Meeting } from "../src/catalogue/catalogue.ts";
import type { T } from "../src/platform/texts.ts";
import type { Participant } from "../src/residents/resident.ts";
import type { Visit } from "./visit.ts";

/** What a dialogue about one meeting talks about. */
export interface RegistrationVisit extends Visit {
  readonly meeting: Meeting;
  readonly course: CourseInBrief;
}

/** What a registration says of a class: no more is kept from step to step. */
export type CourseInBrief = Pick<Course, "id" | "title" | "requirements" | "feeRupiah" | "minAge">;

export const namesOf = (participants: readonly Participant[]): string => participants.map((p) => p.name).join(", ");

/** `Rp25.000 per orang`, `Gratis`. */
export const feeText = (t: T, { feeRupiah }: CourseInBrief): string =>
  feeRupiah > 0 ? t.plain("registration-fee", { money: t.format.money(feeRupiah) }) : t.plain("registration-free");
