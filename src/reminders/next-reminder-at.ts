/** When the next reminder to anybody is due, for the playground's clock. */
import type { Meeting } from "../catalogue/catalogue.ts";
import { isBeyond, remindersAhead } from "./reminder-time.ts";
import type { RemindersDeps } from "./enqueue-due-reminders.ts";

const batch = 100;

/** @returns epoch ms, or null when nobody is registered for anything ahead; one round trip for each hundred meetings looked at */
export async function nextReminderAt(
  deps: Pick<RemindersDeps, "store" | "catalogue" | "settings" | "local" | "clock">,
): Promise<number | null> {
  let earliest: number | null = null;
  let ahead: { readonly meeting: Meeting; readonly dueAt: number }[] = [];
  const look = async () => {
    const seats = await deps.store.seatsOf(ahead.map((a) => a.meeting.id));
    for (const { meeting, dueAt } of ahead)
      if (seats.get(meeting.id)?.taken && (earliest === null || dueAt < earliest)) earliest = dueAt;
    ahead = [];
  };
  for (const next of remindersAhead(deps.catalogue(), deps.settings, deps.local, deps.clock.now())) {
    if (earliest !== null && isBeyond(next.meeting.startsAt, earliest)) break;
    ahead.push(next);
    if (ahead.length === batch) await look();
  }
  await look();
  return earliest;
}
