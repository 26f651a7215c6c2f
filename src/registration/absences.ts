/** Not coming without a word: told kindly at the first time; after the second the place in line is lower for some days, never worse. */
import type { Outbox } from "../outbox/outbox.ts";
import type { Clock } from "../platform/clock.ts";
import type { ResidentId } from "../platform/ids.ts";
import type { Texts } from "../platform/texts.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";
import type { AbsencesStore } from "./absences-store.ts";
import { appealData } from "./registration-callbacks.ts";

const dayMs = 86_400_000;
/** Absences count together within this time. */
export const absencesCountMs = 180 * dayMs;
/** How long the place in line is lower, from the absence on. */
const lowerPlaceMs = 30 * dayMs;

export interface AbsencesDeps {
  readonly store: AbsencesStore;
  readonly residents: Pick<ResidentsStore, "read">;
  readonly outbox: Pick<Outbox, "enqueue">;
  readonly texts: Texts;
  readonly clock: Clock;
}

/** @param absences epoch ms in any order @returns until when the place in line is lower (epoch ms); null: it is not */
export function lowerPlaceUntil(absences: readonly number[], now: number): number | null {
  const [last, before] = [...absences].sort((a, b) => b - a);
  if (last === undefined || before === undefined || last - before > absencesCountMs) return null;
  return last + lowerPlaceMs > now ? last + lowerPlaceMs : null;
}

/**
 * Nobody of a household came, and nobody had cancelled. The same absence is kept and told once, however often it is recorded.
 * @param at start of the meeting, epoch ms
 */
export async function recordAbsence(deps: AbsencesDeps, residentId: ResidentId, at: number): Promise<void> {
  await deps.store.add(residentId, at, deps.clock.now() - absencesCountMs);
  const [absences, { language }] = await Promise.all([deps.store.read(residentId), deps.residents.read(residentId)]);
  const t = deps.texts(language);
  const until = lowerPlaceUntil(
    absences.filter((absence) => absence <= at),
    deps.clock.now(),
  );
  const date = t.format.date(at);
  await deps.outbox.enqueue([
    {
      id: `absence/${residentId}/${at}`,
      chatId: residentId,
      priority: "reminder",
      text:
        until === null ? t("absence-first", { date }) : t("absence-repeated", { date, until: t.format.date(until) }),
      buttons: [[{ label: t.plain("absence-appeal-button"), data: appealData }]],
    },
  ]);
}

/** They were there after all: nothing is held against them. */
export const recordPresence = (deps: AbsencesDeps, residentId: ResidentId, at: number): Promise<void> =>
  deps.store.remove(residentId, at);
