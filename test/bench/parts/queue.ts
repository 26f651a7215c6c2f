/** What a broadcast costs while it waits and when it is sent: bytes in Redis beyond the audience, memory of the process. */
import { pause } from "../../../src/platform/waiting.ts";
import { prepareBroadcast } from "../broadcast-here.ts";
import { figure } from "../figures.ts";
import type { Part } from "../part.ts";
import { memoryOf, token } from "../stage.ts";
import { usedBytes } from "../used-bytes.ts";

export const queue: Part = {
  name: "queue",
  about: "a broadcast to a million: bytes in Redis and memory of the process",
  async run(stage, { size }) {
    const recipients = size === "quick" ? 2_000 : 1_000_000;
    const people = recipients.toLocaleString("en");
    const broadcast = await prepareBroadcast(stage, recipients);
    const telegram = await stage.telegram();
    const { root } = await telegram.open({ token, everybodyStarted: true });
    // Slow enough that next to nothing is sent while it is measured.
    const settings = { SEND_RATE: "1", QUIET_HOURS: "off" };
    // With little room, so that what is held is measured and not what V8 has not collected yet.
    const program = await stage.startProgram(root, "polling", { ...settings, NODE_OPTIONS: "--max-old-space-size=70" });
    try {
      const before = { redis: await usedBytes(stage.redis), process: memoryOf(program.pid) };
      const startedAt = performance.now();
      await broadcast.order();
      let most = before.process;
      for (let state; state !== "sending"; { state } = (await broadcast.progress()) ?? {}) {
        await pause(20);
        most = Math.max(most, memoryOf(program.pid));
      }
      const seconds = (performance.now() - startedAt) / 1000;
      const total = (await broadcast.progress())?.total;
      if (total !== recipients) throw new Error(`${total} of ${recipients} recipients queued`);
      const bytes = ((await usedBytes(stage.redis)) - before.redis) / recipients;
      return [
        figure("queue", `${people} recipients: in Redis, each`, "bytes", [bytes], { atMost: 40 }),
        figure("queue", `${people} recipients: until all are queued`, "s", [seconds]),
        figure("queue", "memory of the process before", "MB", [before.process]),
        figure("queue", "memory of the process, at most", "MB", [most]),
        figure("queue", "at most beside before", "×", [most / before.process], { atMost: 1.4 }),
      ];
    } finally {
      await program.stop();
    }
  },
};
