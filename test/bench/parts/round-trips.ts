/** How often an update waits for Redis: one round trip is everything that is sent before an answer is waited for. */
import { Redis } from "ioredis";
import { pause } from "../../../src/platform/waiting.ts";
import { figure } from "../figures.ts";
import { botHere } from "../here.ts";
import type { Part } from "../part.ts";
import { inventProgramme } from "../programme.ts";
import { mondayMorning, token } from "../stage.ts";

/** Commands by which the inbox stores an update and acknowledges it; what the bot writes travels with the latter. */
const ofInbox = /:inbox(?![-\w])/;
/** What runs by the clock and not for an update. */
const background = /\{catalogue\}:version|:readers|\{active-hours\}/;
const ofLeases = (sent: string) => sent.includes(":inbox-lease") && !ofInbox.test(sent);

export const roundTrips: Part = {
  name: "round-trips",
  about: "Redis round trips of one update",
  async run(stage, { size }) {
    const now = Date.parse(mondayMorning);
    await stage.publish(inventProgramme({ courses: 50, meetings: 400, now, aDay: 10 }));
    const telegram = await stage.telegram();
    const { bot, root } = await telegram.open({ token });
    const redis = new Redis({ path: stage.address, maxRetriesPerRequest: null, enableAutoPipelining: true });
    await redis.ping();
    const app = await botHere(stage, redis, root);
    try {
      const trips = watch(redis);
      const steps = size === "quick" ? 3 : 40;
      await telegram.say({ bot, from: 7, texts: ["halo"] });
      const perQuestion = await trips.during(steps, () =>
        telegram.say({ bot, from: 7, texts: ["besok ada kelas apa aja?"] }),
      );
      const perStep: Trips[] = [];
      for (let i = 0; i < Math.ceil(steps / 8); i++) {
        const dialogue = { bot, from: 1_000 + i, people: 1, meetingId: "m390", sideBySide: 1 };
        let updates = 1;
        const [all] = await trips.during(1, async () => {
          ({ updates } = await telegram.register(dialogue));
        });
        if (all) perStep.push({ bot: all.bot / updates, inbox: all.inbox / updates });
      }
      const part = "round-trips";
      const botOf = (list: readonly Trips[]) => list.map((trip) => trip.bot);
      const inboxOf = (list: readonly Trips[]) => list.map((trip) => trip.inbox);
      return [
        figure(part, "question", "a question", botOf(perQuestion), { atMost: 2 }),
        figure(part, "the inbox's own beside it: store, acknowledge", "a question", inboxOf(perQuestion)),
        figure(part, "dialogue step, mean of a registration", "a step", botOf(perStep), { atMost: 3 }),
        figure(part, "the inbox's own beside it: store, acknowledge", "a step", inboxOf(perStep)),
      ];
    } finally {
      await app.stop();
      redis.disconnect();
    }
  },
};

interface Trips {
  readonly bot: number;
  readonly inbox: number;
}

/** Looks at what goes over the connection; several writes without an answer between them are one round trip. */
function watch(redis: Redis) {
  const socket = redis.stream;
  let waiting = "";
  let trips = { bot: 0, inbox: 0 };
  const end = () => {
    if (waiting !== "" && !background.test(waiting) && !ofLeases(waiting))
      trips[ofInbox.test(waiting) ? "inbox" : "bot"]++;
    waiting = "";
  };
  const write = socket.write.bind(socket);
  socket.write = (data: string | Buffer, ...others: []) => {
    waiting += String(data);
    return write(data, ...others);
  };
  socket.prependListener("data", end);
  return {
    /** @returns the trips of each of `times` runs */
    async during(times: number, run: () => Promise<void>): Promise<Trips[]> {
      const found: Trips[] = [];
      for (let i = 0; i < times; i++) {
        trips = { bot: 0, inbox: 0 };
        await run();
        // The acknowledgement follows the reply.
        await pause(50);
        found.push(trips);
      }
      return found;
    },
  };
}
