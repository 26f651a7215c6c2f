/** A whole registration, from the deep link to the seat, beside the same dialogue in Telegraf's scenes. */
import { figure, ratios } from "../figures.ts";
import type { Part } from "../part.ts";
import { inventProgramme } from "../programme.ts";
import { cpuOf, freePort, mondayMorning, token, type Process } from "../stage.ts";

/** One value for each round. */
interface Rates {
  readonly perSecond: number[];
  /** The bot's own, without Redis. */
  readonly cpuMs: number[];
}

export const dialogues: Part = {
  name: "dialogues",
  about: "a whole registration beside the same in Telegraf's scenes",
  async run(stage, { size }) {
    const now = Date.parse(mondayMorning);
    await stage.publish(inventProgramme({ courses: 50, meetings: 400, now, aDay: 10 }));
    const telegram = await stage.telegram();
    // A round of a second and a half: shorter ones differ by a fifth.
    const people = size === "quick" ? 5 : 700;
    // It takes some two thousand dialogues until what both do is compiled; ours is more code, and gains more.
    const warmUp = size === "quick" ? 0 : 4;
    const rounds = size === "quick" ? 1 : 7;
    const started: Process[] = [];
    try {
      const ours = await telegram.open({ token });
      const program = await stage.startImage(ours.root, "webhook");
      started.push(program);
      const theirs = await telegram.open({ token });
      const port = String(await freePort());
      const telegraf = await stage.startOther(
        "library-telegraf.ts",
        token,
        theirs.root,
        port,
        stage.address,
        mondayMorning,
      );
      started.push(telegraf);
      const ourRates: Rates = { perSecond: [], cpuMs: [] };
      const theirRates: Rates = { perSecond: [], cpuMs: [] };
      for (let round = -warmUp; round < rounds; round++) {
        const visit = async (bot: number, { pid }: Process, from: number, { perSecond, cpuMs }: Rates) => {
          const before = cpuOf(pid);
          const nth = round + warmUp;
          // Ten thousand seats each.
          const meetingId = `m${380 + nth}`;
          const request = { bot, from: from + nth * 100_000, people, meetingId, sideBySide: 100 };
          const { ms, seated } = await telegram.register(request);
          if (seated !== people) throw new Error(`${seated} of ${people} have a seat`);
          if (round < 0) return;
          perSecond.push((people / ms) * 1000);
          cpuMs.push((cpuOf(pid) - before) / people);
        };
        await visit(ours.bot, program, 1_000_000, ourRates);
        await visit(theirs.bot, telegraf, 5_000_000, theirRates);
      }
      return [
        figure("dialogues", "ours: six steps, consent to seat", "dialogues/s", ourRates.perSecond),
        figure("dialogues", "ours: six steps, consent to seat", "CPU ms/dialogue", ourRates.cpuMs),
        figure("dialogues", "the same in Telegraf's scenes", "dialogues/s", theirRates.perSecond),
        figure("dialogues", "the same in Telegraf's scenes", "CPU ms/dialogue", theirRates.cpuMs),
        figure("dialogues", "ours beside Telegraf", "×", ratios(ourRates.perSecond, theirRates.perSecond), {
          atLeast: 1,
        }),
      ];
    } finally {
      for (const process of started) await process.stop();
    }
  },
};
