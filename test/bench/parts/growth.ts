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
import { mondayMorning, openStage, type Stage } from "../stage.ts";

/** What is done, each time so often. */
const times = { "schedule of a day": 150, "a class by name": 150, tick: 15, "roster page": 100 };
type Work = keyof typeof times;
const works = Object.keys(times) as Work[];

/** ms by what was done, one value for each round. */
type Costs = Readonly<Record<Work, number[]>>;

const residentsOnTheRoster = 60;

export const growth: Part = {
  name: "growth",
  about: "a question, a tick and a roster page as everything grows",
  async run(stage, { size }) {
    const quick = size === "quick";
    const beside = await openStage();
    try {
      // What is loaded by the million is not worth a file that Redis would rewrite in the background meanwhile.
      for (const { redis } of [stage, beside]) await redis.config("SET", "appendonly", "no");
      const meetings = await grown(quick ? [20, 100] : [100, 10_000, 100_000], (on, count) =>
        load(on, count, quick ? 0 : 1_000),
      );
      const residents = await grown(quick ? [100, 2_000] : [1_000, 1_000_000], (on, count) => load(on, 1_000, count));
      return [...compared("meetings", meetings), ...compared("residents", residents)];
    } finally {
      await beside.close();
      await stage.redis.flushall();
      await stage.redis.config("SET", "appendonly", "yes");
    }

    /** The smallest runs beside each that is larger, in turns: what slows the machine for a while slows both. */
    async function grown(sizes: readonly number[], loadAt: (on: Stage, size: number) => Promise<Loaded>) {
      const [smallest = 0, ...larger] = sizes;
      const small = await loadAt(beside, smallest);
      let costs: readonly (readonly [number, Costs])[] = [];
      try {
        for (const size of larger) {
          const large = await loadAt(stage, size);
          try {
            const [ofSmall, ofLarge] = await inTurns([small, large], quick);
            costs = [[smallest, ofSmall as Costs], ...costs.slice(1), [size, ofLarge as Costs]];
          } finally {
            await large.close();
          }
        }
      } finally {
        await small.close();
      }
      return costs;
    }
  },
};

async function inTurns(loaded: readonly Loaded[], quick: boolean): Promise<Costs[]> {
  const costs = loaded.map((): Costs => ({
    "schedule of a day": [],
    "a class by name": [],
    tick: [],
    "roster page": [],
  }));
  for (const work of works)
    for (let round = 0; round < (quick ? 1 : 7); round++)
      for (const [i, { run }] of loaded.entries()) {
        const each: number[] = [];
        for (let n = 0; n < (quick ? 2 : times[work]); n++) {
          const startedAt = performance.now();
          await run[work]();
          each.push(performance.now() - startedAt);
        }
        costs[i]?.[work].push(median(each));
      }
  return costs;
}

function compared(what: string, costs: readonly (readonly [number, Costs])[]): Figure[] {
  const [, first] = costs[0] as readonly [number, Costs];
  const [, last] = costs.at(-1) as readonly [number, Costs];
  return works.flatMap((work) => [
    ...costs.map(([size, cost]) =>
      figure("growth", `${work} at ${size.toLocaleString("en")} ${what}`, "ms", cost[work]),
    ),
    figure("growth", `${work}: most beside fewest ${what}`, "×", ratios(last[work], first[work]), { atMost: 1.3 }),
  ]);
}

/** Twenty meetings a day, half of them over: a larger programme is a longer one, as in a library that goes on for years. */
async function load(stage: Stage, meetings: number, residents: number): Promise<Loaded> {
  const now = Date.parse(mondayMorning);
  await stage.publish(inventProgramme({ courses: Math.min(500, meetings), meetings, now, aDay: 20 }));
  await addResidents(stage.redis, stage.keys, { from: 10_000, count: residents, now });
  const { library, close } = await libraryHere(stage);
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
  // Warmed up.
  for (let n = 0; n < 100; n++) await ask("besok ada kelas apa?");
  await tick();
  return {
    run: {
      "schedule of a day": () => ask("besok ada kelas apa?"),
      "a class by name": () => ask(`kapan kelas ${course.title}?`),
      tick,
      "roster page": () => rosterPage(registration, page),
    },
    close,
  };
}

interface Loaded {
  readonly run: Readonly<Record<Work, () => Promise<unknown>>>;
  close(): Promise<void>;
}
