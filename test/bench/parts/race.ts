/** A thousand residents want thirty seats at the same moment; and how much a registration costs beside the one atomic step that it needs. */
import type { MeetingId, ResidentId } from "../../../src/platform/ids.ts";
import { connectRedis } from "../../../src/redis/connect.ts";
import { createRosterStore } from "../../../src/registration/roster-store.ts";
import { newRegistrationCode } from "../../../src/registration/registration.ts";
import { register } from "../../../src/registration/register.ts";
import { seatsToGive } from "../../../src/registration/seats-to-give.ts";
import { figure, type Figure, ratios } from "../figures.ts";
import { libraryHere } from "../here.ts";
import { addResidents } from "../load-residents.ts";
import type { Part, Settings } from "../part.ts";
import { inventProgramme } from "../programme.ts";
import { mondayMorning, token, type Stage } from "../stage.ts";

const seats = 30;

export const race: Part = {
  name: "race",
  about: "1,000 residents race for 30 seats; registrations beside their Redis floor",
  run: async (stage, settings) => [...(await raceForSeats(stage, settings)), ...(await besideFloor(stage, settings))],
};

async function raceForSeats(stage: Stage, { size }: Settings): Promise<Figure[]> {
  const people = size === "quick" ? 40 : 1_000;
  const programme = inventProgramme({ courses: 50, meetings: 400, now: Date.parse(mondayMorning), aDay: 10 });
  const meetings = programme.meetings.map((m) => (m.id === "m390" ? { ...m, quota: seats } : m));
  await stage.publish({ ...programme, meetings });
  const telegram = await stage.telegram();
  const { bot, root } = await telegram.open({ token });
  const program = await stage.startImage(root, "webhook");
  try {
    const request = { bot, from: 1_000, people, meetingId: "m390", sideBySide: people };
    const { ms, seated, waiting, updates } = await telegram.register(request);
    const { taken } = (await createRosterStore(stage.redis, stage.keys).seatsOf(["m390" as MeetingId])).get(
      "m390" as MeetingId,
    ) ?? { taken: 0 };
    if (taken !== seats || seated !== seats || waiting !== people - seats)
      throw new Error(`${taken} seats given, ${seated} told so, ${waiting} wait`);
    return [
      figure("race", `${people} residents, ${seats} seats: seats given`, "seats", [taken], { atMost: seats }),
      figure("race", "until everybody has a seat or a place in line", "s", [ms / 1000]),
      figure("race", "updates on the way", "updates/s", [(updates / ms) * 1000]),
    ];
  } finally {
    await program.stop();
  }
}

/** The use case with all its checks, beside the same script called with arguments that are ready. */
async function besideFloor(stage: Stage, { size }: Settings): Promise<Figure[]> {
  const now = Date.parse(mondayMorning);
  const rounds = size === "quick" ? 1 : 7;
  const each = size === "quick" ? 50 : 3_000;
  await stage.publish(inventProgramme({ courses: 50, meetings: 400, now, aDay: 10 }));
  await addResidents(stage.redis, stage.keys, { from: 1_000_000, count: each * (rounds + 1), now });
  const { library, close } = await libraryHere(stage);
  const redis = connectRedis(stage.address);
  try {
    const { registration, residents, catalogue } = library;
    const store = createRosterStore(redis, stage.keys);
    const open = catalogue().meetingsByStart.filter((m) => m.startsAt > now);
    const perSecond = async (run: (i: number) => Promise<unknown>, first: number): Promise<number> => {
      const startedAt = performance.now();
      let next = first;
      const lane = async () => {
        while (next < first + each) await run(next++);
      };
      await Promise.all(Array.from({ length: 100 }, lane));
      return (each / (performance.now() - startedAt)) * 1000;
    };
    const ours = (i: number) => async () => {
      const resident = await residents.read((1_000_000 + i) as ResidentId);
      const meetingId = (open[i % open.length] as { id: MeetingId }).id;
      const request = { requestId: String(i), resident, meetingId, participants: resident.participants };
      const outcome = await register(registration, { ...request, agreedToWait: false });
      if (outcome.kind !== "seated") throw new Error(`not seated: ${outcome.kind}`);
    };
    const floor = (i: number) => async () => {
      const meeting = open[i % open.length] as (typeof open)[number];
      await store.allocate({
        ...seatsToGive(registration, meeting),
        meetingId: meeting.id,
        code: newRegistrationCode(meeting.id),
        residentId: (50_000_000 + i) as ResidentId,
        participantIds: ["p1" as never],
        requestId: String(i),
        agreedToWait: false,
        behind: false,
      });
    };
    const rates = { ours: [] as number[], floor: [] as number[] };
    for (let round = 0; round <= rounds; round++) {
      const rate = {
        ours: await perSecond((i) => ours(i)(), round * each),
        floor: await perSecond((i) => floor(i)(), round * each),
      };
      if (round === 0) continue;
      rates.ours.push(rate.ours);
      rates.floor.push(rate.floor);
    }
    return [
      figure("race", "registrations, one core", "a second", rates.ours),
      figure("race", "the same Lua call alone", "a second", rates.floor),
      figure("race", "registrations beside the Lua call", "×", ratios(rates.ours, rates.floor)),
    ];
  } finally {
    redis.disconnect();
    await close();
  }
}
