/** Memory of the program's process: at rest, and after so many updates that a leak would show. */
import { pause } from "../../../src/platform/waiting.ts";
import { figure } from "../figures.ts";
import type { Part } from "../part.ts";
import { readProgramme } from "../programme.ts";
import { memoryOf, mondayMorning, token } from "../stage.ts";

const texts = [
  "sabtu ada kelas apa aja?",
  "kelas membuat kue kapan?",
  "bayar ga?",
  "tempatnya dimana?",
  "makasih ya kak",
];

export const memory: Part = {
  name: "memory",
  about: "memory at rest and after many updates",
  async run(stage, { size }) {
    await stage.publish(await readProgramme(Date.parse(mondayMorning)));
    const telegram = await stage.telegram();
    const { bot, root } = await telegram.open({ token });
    const program = await stage.startProgram(root, "webhook");
    try {
      await telegram.say({ bot, from: 5, texts: ["halo"] });
      await pause(size === "quick" ? 100 : 20_000);
      const atRest = memoryOf(program.pid);
      const updates = { quick: 200, usual: 100_000, long: 1_000_000 }[size];
      const warm = updates / 5;
      const few = size === "quick" && { atOnce: 20 };
      const ask = (count: number) =>
        telegram.ask({ bot, from: 1_000, people: 500, questions: texts, forMs: 0, atLeast: count, ...few });
      await ask(warm);
      const before = memoryOf(program.pid);
      const after: number[] = [];
      for (let round = 0; round < 4; round++) {
        await ask((updates - warm) / 4);
        after.push(memoryOf(program.pid));
      }
      const count = (n: number) => n.toLocaleString("en");
      return [
        figure("memory", "at rest", "MB", [atRest], { atMost: 120 }),
        figure("memory", `after ${count(warm)} updates`, "MB", [before]),
        figure("memory", `from there to ${count(updates)} updates`, "MB", after),
        figure("memory", "last beside first", "×", [(after.at(-1) as number) / before], { atMost: 1.1 }),
      ];
    } finally {
      await program.stop();
    }
  },
};
