/** From the command to the first reply, with a large programme waiting in Redis. */
import { figure } from "../figures.ts";
import type { Part } from "../part.ts";
import { inventProgramme } from "../programme.ts";
import { mondayMorning, token } from "../stage.ts";

export const start: Part = {
  name: "start",
  about: "start to first reply",
  async run(stage, { size }) {
    const now = Date.parse(mondayMorning);
    const meetings = size === "quick" ? 200 : 20_000;
    await stage.publish(inventProgramme({ courses: meetings / 10, meetings, now, aDay: 20 }));
    const telegram = await stage.telegram();
    const seconds: number[] = [];
    for (let round = 0; round < (size === "quick" ? 1 : 5); round++) {
      const { bot, root } = await telegram.open({ token });
      const startedAt = performance.now();
      const replied = telegram.firstReply({ bot, text: "besok ada kelas apa aja?" });
      const program = await stage.startProgram(root, "polling");
      await replied;
      seconds.push((performance.now() - startedAt) / 1000);
      await program.stop();
    }
    return [
      figure("start", `to the first reply, ${meetings.toLocaleString("en")} meetings`, "s", seconds, { atMost: 2 }),
    ];
  },
};
