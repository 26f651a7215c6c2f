/** What a resident and a registration take in Redis, counted by Redis itself. */
import type { ResidentId } from "../../../src/platform/ids.ts";
import { register } from "../../../src/registration/register.ts";
import { figure } from "../figures.ts";
import { libraryHere } from "../here.ts";
import { nameOf } from "../load-residents.ts";
import { usedBytes } from "../used-bytes.ts";
import type { Part } from "../part.ts";
import { inventProgramme } from "../programme.ts";
import { mondayMorning, type Stage } from "../stage.ts";

export const bytes: Part = {
  name: "bytes",
  about: "bytes in Redis for a resident and for a registration",
  async run(stage, { size }) {
    const now = Date.parse(mondayMorning);
    await stage.publish(inventProgramme({ courses: 50, meetings: 400, now, aDay: 10 }));
    const { library, close } = await libraryHere(stage);
    const { residents, registration, catalogue } = library;
    try {
      const count = size === "quick" ? 100 : 20_000;
      const ids = Array.from({ length: count }, (_, i) => (10_000_000 + i) as ResidentId);
      const open = catalogue().meetingsByStart.filter((m) => m.startsAt > now);
      const perResident = await grown(stage, ids, async (id, i) => {
        await residents.markReachable(id);
        await residents.saveConsent(id, now);
        await residents.addParticipant(id, { name: nameOf(i), birthYear: 1960 + (i % 40), relation: "self" });
      });
      const perRegistration = await grown(stage, ids, async (id, i) => {
        const resident = await residents.read(id);
        const meetingId = open[i % open.length]?.id ?? open[0]?.id;
        if (!meetingId) throw new Error("no meeting is open");
        const participants = resident.participants;
        const outcome = await register(registration, {
          requestId: String(100_000_000 + i),
          resident,
          meetingId,
          participants,
          agreedToWait: true,
        });
        if (outcome.kind !== "seated") throw new Error(`not seated: ${outcome.kind}`);
      });
      return [
        figure("bytes", "resident: profile, consent, one participant, audience", "bytes", [perResident], {
          atMost: 350,
        }),
        figure("bytes", "registration: seat, roster, own list", "bytes", [perRegistration], { atMost: 400 }),
      ];
    } finally {
      await close();
    }
  },
};

/** What each of `ids` adds to the memory of Redis. */
async function grown(
  { redis }: Stage,
  ids: readonly ResidentId[],
  add: (id: ResidentId, i: number) => Promise<void>,
): Promise<number> {
  const before = await usedBytes(redis);
  for (let first = 0; first < ids.length; first += 200)
    await Promise.all(ids.slice(first, first + 200).map((id, i) => add(id, first + i)));
  return ((await usedBytes(redis)) - before) / ids.length;
}
