/** When those who came are asked: the day after how it was, thirty days later what came of it. Pure. */
import type { Meeting } from "../catalogue/catalogue.ts";
import { firstMeetingFrom, type CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { LocalTime } from "../platform/local-time.ts";

export interface DueQuestion {
  readonly kind: "rating" | "story";
  readonly meeting: Meeting;
  readonly dueAt: number;
  /** Later than this nobody remembers well. */
  readonly usefulUntil: number;
}

const dayMs = 86_400_000;
const askedAt = "10:00";
const questions = [
  { kind: "rating", daysAfter: 1, usefulDays: 3 },
  { kind: "story", daysAfter: 30, usefulDays: 7 },
] as const;
const longestDays = 31;

/** When it is asked what came of a meeting, epoch ms. */
export const storyAskedAt = (meeting: Meeting, local: LocalTime): number =>
  askedOn(meeting, questions[1].daysAfter, local);

const askedOn = ({ startsAt }: Meeting, daysAfter: number, local: LocalTime): number =>
  local.at(local.addDays(local.dateOf(startsAt), daysAfter), askedAt);

/** What came due after `after` and not later than `until` (epoch ms). */
export function questionsDue(
  { everHeldByStart }: Pick<CatalogueSnapshot, "everHeldByStart">,
  local: LocalTime,
  after: number,
  until: number,
): DueQuestion[] {
  const due: DueQuestion[] = [];
  for (let i = firstMeetingFrom(everHeldByStart, after - longestDays * dayMs); i < everHeldByStart.length; i++) {
    const meeting = everHeldByStart[i] as Meeting;
    if (meeting.startsAt > until) break;
    for (const { kind, daysAfter, usefulDays } of questions) {
      const dueAt = askedOn(meeting, daysAfter, local);
      if (after < dueAt && dueAt <= until) due.push({ kind, meeting, dueAt, usefulUntil: dueAt + usefulDays * dayMs });
    }
  }
  return due;
}
