/** A whole registration, from the deep link to the seat, beside the same dialogue in Telegraf's scenes. */
import { figure, ratios } from "../figures.ts";
import type { Part } from "../part.ts";
import { inventProgramme } from "../programme.ts";
import { freePort, mondayMorning, token, type Process } from "../stage.ts";

export const dialogues: Part = {
  name: "dialogues",
  about: "a whole registration beside the same in Telegraf's scenes",
  async run(stage, { size }) {
    const now = Date.parse(mondayMorning);
    await stage.publish(inventProgramme({ courses: 50, meetings: 400, now, aDay: 10 }));
    const telegram = await stage.telegram();
    const people = size === "quick" ? 5 : 300;
    const rounds = size === "quick" ? 1 : 5;
    const started: Process[] = [];
    try {
      const ours = await telegram.open({ token });
      started.push(await stage.startImage(ours.root, "webhook"));
      const theirs = await telegram.open({ token });
      const port = String(await freePort());
      started.push(
        await stage.startOther("library-telegraf.ts", token, theirs.root, port, stage.address, mondayMorning),
      );
      const rates = { ours: [] as number[], theirs: [] as number[] };
      for (let round = size === "quick" ? 0 : -1; round < rounds; round++) {
        const visit = async (bot: number, from: number) => {
          const request = { bot, from: from + (round + 2) * 100_000, people, meetingId: "m390", sideBySide: 100 };
          const { ms, seated } = await telegram.register(request);
          if (seated !== people) throw new Error(`${seated} of ${people} have a seat`);
          return (people / ms) * 1000;
        };
        const rate = { ours: await visit(ours.bot, 1_000_000), theirs: await visit(theirs.bot, 5_000_000) };
        if (round < 0) continue;
        rates.ours.push(rate.ours);
        rates.theirs.push(rate.theirs);
      }
      return [
        figure("dialogues", "ours: six steps, consent to seat", "dialogues/s", rates.ours),
        figure("dialogues", "the same in Telegraf's scenes", "dialogues/s", rates.theirs),
        figure("dialogues", "ours beside Telegraf", "×", ratios(rates.ours, rates.theirs), { atLeast: 1 }),
      ];
    } finally {
      for (const process of started) await process.stop();
    }
  },
};
