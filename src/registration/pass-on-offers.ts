/** Passes on the seats that were offered and not taken in time. */
import { partitions } from "../redis/keys.ts";
import { meetingOfCode } from "./registration.ts";
import type { RegistrationDeps } from "./registration-deps.ts";
import { seatsToGive } from "./seats-to-give.ts";

/**
 * Each minute, on any number of replicas: the step itself looks whether the offer is still open. The cost is that of
 * the partitions and of what is due, whatever the number of meetings.
 * @returns offers passed on
 */
export async function passOnOffers(
  deps: Pick<RegistrationDeps, "store" | "catalogue" | "clock" | "local" | "rules" | "relayNotices">,
): Promise<number> {
  const now = deps.clock.now();
  const due = await Promise.all(Array.from({ length: partitions }, (_, p) => deps.store.dueOffers(p, now)));
  let passedOn = 0;
  for (const [partition, codes] of due.entries()) {
    // In their order, one after another: each may make the next offer.
    for (const code of codes) {
      const meeting = deps.catalogue().meetingById.get(meetingOfCode(code));
      if (await deps.store.expire(code, seatsToGive(deps, meeting))) passedOn++;
    }
    if (codes.length > 0) deps.relayNotices(partition);
  }
  return passedOn;
}
