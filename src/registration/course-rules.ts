/** Rules of a class that its librarians may set: how long offers are held, and whether everybody is asked if they come. */
import { z } from "zod";

export interface CourseRules {
  /** How long an offered seat is held far from the start, 1 to 48. */
  readonly offerHours: number;
  /** `17:00`, two days before the meeting: everybody is asked whether they come; null: nobody is, and nobody loses a seat. */
  readonly askAt: string | null;
  /** `12:00`, the day before: silent seats go to those who wait, after a warning; null: nobody loses a seat. */
  readonly releaseAt: string | null;
}

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What a class does differently. */
export const courseRulesChange = z.object({
  offerHours: z.number().int().min(1).max(48).exactOptional(),
  askAt: timeOfDay.nullable().exactOptional(),
  releaseAt: timeOfDay.nullable().exactOptional(),
});
export type CourseRulesChange = z.infer<typeof courseRulesChange>;
