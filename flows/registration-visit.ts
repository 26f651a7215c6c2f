/** What the steps of a registration share. */
import type { Course, Meeting } from "../src/catalogue/catalogue.ts";
import type { T } from "../src/platform/texts.ts";
import type { Participant } from "../src/residents/resident.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import type { FlowConversation } from "../src/telegram/context.ts";

/** What the questions need to know of the dialogue they belong to. */
export interface Questioning {
  readonly deps: BotDeps;
  readonly conversation: FlowConversation;
  readonly t: T;
  /** Tells the buttons of this dialogue from those of an older one. */
  readonly dialogue: string;
}

/** What a dialogue about one meeting talks about. */
export interface Visit extends Questioning {
  readonly meeting: Meeting;
  readonly course: CourseInBrief;
}

/** What a registration says of a class: no more is kept from step to step. */
export type CourseInBrief = Pick<Course, "id" | "title" | "requirements" | "feeRupiah" | "minAge">;

export const namesOf = (participants: readonly Participant[]): string => participants.map((p) => p.name).join(", ");

/** `Rp25.000 per orang`, `Gratis`. */
export const feeText = (t: T, { feeRupiah }: CourseInBrief): string =>
  feeRupiah > 0 ? t.plain("registration-fee", { money: t.format.money(feeRupiah) }) : t.plain("registration-free");
