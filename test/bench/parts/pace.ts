/** The pace of a broadcast beside `SEND_RATE`, under Telegram's documented limits: free, and with paid broadcasts. */
import { pause } from "../../../src/platform/waiting.ts";
import { prepareBroadcast } from "../broadcast-here.ts";
import { figure, type Figure } from "../figures.ts";
import type { Part, Settings } from "../part.ts";
import { cpuOf, type Stage, token } from "../stage.ts";

export const pace: Part = {
  name: "pace",
  about: "messages a second beside SEND_RATE, under Telegram's limits",
  run: async (stage, settings) => [
    ...(await paceAt(stage, settings, 25, 1)),
    ...(await paceAt(stage, settings, 1_000, settings.size === "quick" ? 1 : 3)),
  ],
};

/** Between these shares of the recipients it is measured: neither start nor end counts. */
const [fromShare, toShare] = [0.1, 0.9];

async function paceAt(stage: Stage, { size }: Settings, sendRate: number, rounds: number): Promise<Figure[]> {
  const seconds = size === "quick" ? 1.5 : 20;
  const recipients = Math.ceil(sendRate * seconds);
  const shares: number[] = [];
  const refused: number[] = [];
  const cpuMs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const broadcast = await prepareBroadcast(stage, recipients);
    const telegram = await stage.telegram();
    const { bot, root } = await telegram.open({ token, limits: true, everybodyStarted: true });
    const env = { SEND_RATE: String(sendRate), QUIET_HOURS: "off" };
    const program = await stage.startProgram(root, "polling", env);
    const until = async (share: number) => {
      for (;;) {
        const { delivered } = await telegram.counted({ bot });
        if (delivered >= recipients * share) return { delivered, at: performance.now(), cpu: cpuOf(program.pid) };
        await pause(5);
      }
    };
    try {
      await broadcast.order();
      const from = await until(fromShare);
      const to = await until(toShare);
      const count = to.delivered - from.delivered;
      shares.push((100 * (count / ((to.at - from.at) / 1000))) / sendRate);
      cpuMs.push((to.cpu - from.cpu) / count);
      await until(1);
      refused.push((await telegram.counted({ bot })).tooMany);
    } finally {
      await program.stop();
    }
  }
  const at = `at ${sendRate.toLocaleString("en")}/s`;
  return [
    figure("pace", `${at}: of SEND_RATE`, "%", shares, { atLeast: 97 }),
    figure("pace", `${at}: refused with 429`, "calls", refused, { atMost: 0 }),
    figure("pace", `${at}: CPU of the program`, "ms/message", cpuMs),
  ];
}
