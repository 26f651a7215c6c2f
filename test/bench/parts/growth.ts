/** What a question, a tick of the timetable and a page of a roster cost as the programme and the residents grow. */
import { answer } from "../../../src/answers/answer-intent.ts";
import { minuteJobs } from "../../../src/app/jobs.ts";
import type { MeetingId, ResidentId } from "../../../src/platform/ids.ts";
import { rosterPage } from "../../../src/registration/roster-page.ts";
import { register } from "../../../src/registration/register.ts";
import { present } from "../../../src/telegram/present.ts";
import { emptyContext } from "../../../src/understanding/context.ts";
import { understand } from "../../../src/understanding/understand.ts";
import { figure, type Figure, median, ratios } from "../figures.ts";
import { libraryHere } from "../here.ts";
import { addResidents } from "../load-residents.ts";
import type { Part } from "../part.ts";
import { inventProgramme, readIndex } from "../programme.ts";
import { mondayMorning, type Stage } from "../stage.ts";

/** ms by what was done, one value for each round. */
interface Costs {
  readonly "schedule of a day": number[];
  readonly "a class by name": number[];
  readonly tick: number[];
  readonly "roster page": number[];
}

const residentsOnTheRoster = 60;

export const growth: Part = {
  name: "growth",
  about: "a question, a tick and a roster page as everything grows",
  async run(stage, { size }) {
    const quick = size === "quick";
    // What is loaded by the million is not worth a file that Redis would rewrite in the background meanwhile.
    await stage.redis.config("SET", "appendonly", "no");
    const sizes = quick ? [20, 100] : [100, 10_000, 100_000];
    const meetings = new Map<number, Costs>();
    for (const count of sizes) meetings.set(count, await costsAt(stage, count, quick ? 0 : 1_000, quick));
    const many = quick ? 2_000 : 1_000_000;
    const few = await costsAt(stage, 1_000, quick ? 100 : 1_000, quick);
    const all = await costsAt(stage, 1_000, many, quick);
    await stage.redis.flushall();
    await stage.redis.config("SET", "appendonly", "yes");
    return [
      ...compared("meetings", [...meetings]),
      ...compared("residents", [
        [quick ? 100 : 1_000, few],
        [many, all],
      ]),
    ];
  },
};

function compared(what: string, costs: readonly (readonly [number, Costs])[]): Figure[] {
  const [, first] = costs[0] as readonly [number, Costs];
  const [, last] = costs.at(-1) as readonly [number, Costs];
  return (Object.keys(first) as (keyof Costs)[]).flatMap((work) => [
    ...costs.map(([size, cost]) =>
      figure("growth", `${work} at ${size.toLocaleString("en")} ${what}`, "ms", cost[work]),
    ),
    figure("growth", `${work}: most beside fewest ${what}`, "×", ratios(last[work], first[work]), { atMost: 1.3 }),
  ]);
}

/** Twenty meetings a day, half of them over: a larger programme is a longer one, as in a library that goes on for years. */
async function costsAt(stage: Stage, meetings: number, residents: number, quick: boolean): Promise<Costs> {
  const now = Date.parse(mondayMorning);
  await stage.publish(inventProgramme({ courses: Math.min(500, meetings), meetings, now, aDay: 20 }));
  await addResidents(stage.redis, stage.keys, { from: 10_000, count: residents, now });
  const { library, close } = await libraryHere(stage);
  try {
    const { local, catalogue, rosters, registration, texts, residents: people } = library;
    const index = readIndex(catalogue());
    const t = texts("id");
    const upcoming = catalogue().meetingsByStart.find((m) => m.startsAt > now + 3_600_000);
    const course = upcoming && catalogue().courseById.get(upcoming.courseId);
    if (!upcoming || !course) throw new Error("the invented programme is over");

    const fill = async (residentId: ResidentId, meetingId: MeetingId) => {
      await people.saveConsent(residentId, now);
      await people.addParticipant(residentId, { name: "Rina Wati", birthYear: 1995, relation: "self" });
      const resident = await people.read(residentId);
      const request = { requestId: `${residentId}`, resident, meetingId, participants: resident.participants };
      await register(registration, { ...request, agreedToWait: true });
    };
    for (let i = 0; i < residentsOnTheRoster; i++) await fill((100 + i) as ResidentId, upcoming.id);

    const ask = async (text: string) => {
      const understood = understand(text, { index, now, local, context: emptyContext });
      const seats = rosters.seatsOf;
      const deps = { snapshot: catalogue(), now, local, libraryName: "", seats };
      present(t, await answer(understood.intent, deps));
    };
    const jobs = minuteJobs(library, async () => {});
    const tick = async () => {
      for (const job of jobs) await job.run({ dueAt: now });
    };
    const page = { meetingId: upcoming.id, list: "seated", offset: 20, limit: 10 } as const;
    const timed = async (run: () => Promise<unknown>, times: number): Promise<number[]> => {
      const rounds: number[] = [];
      for (let round = 0; round < (quick ? 1 : 7); round++) {
        const each: number[] = [];
        for (let i = 0; i < (quick ? 2 : times); i++) {
          const startedAt = performance.now();
          await run();
          each.push(performance.now() - startedAt);
        }
        rounds.push(median(each));
      }
      return rounds;
    };
    await timed(() => ask("besok ada kelas apa?"), 100);
    await tick();
    return {
      "schedule of a day": await timed(() => ask("besok ada kelas apa?"), 150),
      "a class by name": await timed(() => ask(`kapan kelas ${course.title}?`), 150),
      tick: await timed(tick, 15),
      "roster page": await timed(() => rosterPage(registration, page), 100),
    };
  } finally {
    await close();
  }
}
