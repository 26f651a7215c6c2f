/** Every fault that deliveries survive: what is done in the middle of a broadcast, and how many repetitions it may cause. */
import { pause } from "../../src/platform/waiting.ts";
import { fillDisk } from "./small-disk.ts";
import { type Size, type Stage, until } from "./stage.ts";

export interface Fault {
  readonly name: string;
  readonly stage?: Partial<Size>;
  /**
   * Runs from the order to the end of the broadcast.
   * @param long the full length, not the short form
   * @returns repetitions allowed: the deliveries that were in flight when it happened
   * @throws Error when the fault did not happen, or not in the middle
   */
  readonly run: (stage: Stage, long: boolean) => Promise<number>;
}

type Program = Awaited<ReturnType<Stage["startProgram"]>>;

/** Lets the stage's only program send, does the harm, waits for the end. */
const during =
  (harm: (stage: Stage, long: boolean, program: Program) => Promise<number>) => async (stage: Stage, long: boolean) => {
    const program = await stage.startProgram();
    await stage.order();
    await stage.delivered(0.2);
    stage.isMiddle();
    const allowed = await harm(stage, long, program);
    await stage.over();
    return allowed;
  };

const must = (what: string, isSo: boolean) => {
  if (!isSo) throw new Error(`did not happen: ${what}`);
};

/** Ends the program at once and starts another. @returns what was in flight */
async function killAndStart(stage: Stage, program: Program): Promise<[inFlight: number, next: Program]> {
  await stage.endProgram(program, "SIGKILL");
  stage.isMiddle();
  return [await stage.inFlight(), await stage.startProgram()];
}

export const faults: readonly Fault[] = [
  {
    name: "kill -9 of the program",
    run: during(async (stage, _long, program) => {
      const [first, second] = await killAndStart(stage, program);
      await stage.delivered(0.6);
      const [again] = await killAndStart(stage, second);
      return first + again;
    }),
  },
  {
    name: "SIGTERM of the program",
    run: during(async (stage, _long, program) => {
      await stage.endProgram(program, "SIGTERM");
      must("the program ended in peace", program.exitCode === 0);
      stage.isMiddle();
      must("everything delivered is noted", (await stage.inFlight()) === 0);
      await stage.startProgram();
      return 0;
    }),
  },
  {
    name: "kill -9 of Redis",
    run: during(async (stage) => {
      await stage.endRedis();
      await stage.settled();
      stage.isMiddle();
      stage.startRedis();
      return 0;
    }),
  },
  {
    // Two programs, so that each could take the other's work over when its leases have ended.
    name: "Redis unreachable",
    run: during(async (stage, long) => {
      await stage.startProgram({ ROLE: "worker" });
      await stage.delivered(0.4);
      const noted = await stage.noted();
      process.kill(stage.redisPid(), "SIGSTOP");
      await stage.settled();
      stage.isMiddle();
      const delivered = stage.emulator.deliveries.total;
      await pause(long ? 30_000 : 3_000);
      must("nothing was sent meanwhile", stage.emulator.deliveries.total === delivered);
      process.kill(stage.redisPid(), "SIGCONT");
      return delivered - noted;
    }),
  },
  {
    name: "full disk of Redis",
    stage: { smallDisk: true },
    run: during(async (stage) => {
      const free = fillDisk(stage.redisPid(), stage.disk);
      await until("Redis cannot write", async () =>
        String(await stage.redis.info("persistence")).includes("aof_last_write_status:err"),
      );
      const refused = await stage.redis.set("{probe}", "1").catch((error: unknown) => String(error));
      must("Redis refuses what it cannot keep", refused?.includes("MISCONF") === true);
      await stage.settled();
      stage.isMiddle();
      await pause(1_000);
      free();
      return 0;
    }),
  },
  {
    name: "429 with a long pause",
    run: during(async (stage, long) => {
      const { calls, deliveries, failNext } = stage.emulator;
      const retryAfter = long ? 20 : 2;
      failNext({ kind: "429", method: "sendMessage", retryAfter });
      await until("it was refused", () => calls.byError.get(429) === 1);
      const refusedAt = performance.now();
      await stage.settled();
      stage.isMiddle();
      const before = deliveries.total;
      await pause(retryAfter * 1_000 * 0.9 - (performance.now() - refusedAt));
      must("nothing was sent before retry_after", deliveries.total === before);
      return 0;
    }),
  },
  {
    name: "500, 502 and resets",
    run: during(async ({ emulator, isMiddle }) => {
      const count = 30;
      for (const kind of ["500", "502", "reset"] as const) emulator.failNext({ kind, method: "sendMessage", count });
      await until("all have failed", () => [500, 502, 0].every((code) => emulator.calls.byError.get(code) === count));
      isMiddle();
      return 0;
    }),
  },
  {
    name: "answers lost after delivery",
    run: during(async (stage) => {
      const lost = 20;
      stage.emulator.failNext({ kind: "lost-answer", method: "sendMessage", count: lost });
      stage.isMiddle();
      return lost;
    }),
  },
  {
    name: "the clock jumps an hour",
    run: during(async (stage, _long, program) => {
      await stage.jump(program);
      stage.isMiddle();
      return 0;
    }),
  },
];

/** Takes 40 seconds: so long an answer is awaited. */
export const hangingApi: Fault = {
  name: "the Bot API hangs",
  run: during(async (stage) => {
    stage.emulator.failNext({ kind: "hang", method: "sendMessage", count: 10 });
    stage.isMiddle();
    return 0;
  }),
};
