/** Every fault that deliveries survive: what is done in the middle of a broadcast, and how many repetitions it may cause. */
import { execFileSync } from "node:child_process";
import { type Stage, until, wait } from "./stage.ts";

export interface Fault {
  readonly name: string;
  /** Runs from the order to the end of the broadcast. @param long the full length, not the short form. @returns repetitions allowed */
  readonly run: (stage: Stage, long: boolean) => Promise<number>;
}

/** Lets the stage's only program send, does the harm, waits for the end. */
const during =
  (harm: (stage: Stage, long: boolean, program: Awaited<ReturnType<Stage["startProgram"]>>) => Promise<number>) =>
  async (stage: Stage, long: boolean) => {
    const program = await stage.startProgram();
    await stage.order();
    await stage.delivered(0.2);
    const allowed = await harm(stage, long, program);
    await stage.over();
    return allowed;
  };

export const faults: readonly Fault[] = [
  {
    name: "kill -9 of the program",
    run: during(async (stage, _long, program) => {
      await stage.endProgram(program, "SIGKILL");
      const first = await stage.inFlight();
      const second = await stage.startProgram();
      await stage.delivered(0.6);
      await stage.endProgram(second, "SIGKILL");
      const both = first + (await stage.inFlight());
      await stage.startProgram();
      return both;
    }),
  },
  {
    name: "SIGTERM of the program",
    run: during(async (stage, _long, program) => {
      await stage.endProgram(program, "SIGTERM");
      await stage.startProgram();
      return 0;
    }),
  },
  {
    name: "kill -9 of Redis",
    run: during(async (stage) => {
      await stage.endRedis();
      await wait(1_000);
      stage.startRedis();
      return 0;
    }),
  },
  {
    name: "Redis unreachable",
    run: during(async (stage, long) => {
      process.kill(stage.redisPid(), "SIGSTOP");
      await wait(long ? 30_000 : 3_000);
      process.kill(stage.redisPid(), "SIGCONT");
      return 0;
    }),
  },
  {
    name: "full disk of Redis",
    run: during(async (stage) => {
      execFileSync("prlimit", [`--pid=${stage.redisPid()}`, "--fsize=1024:"]);
      await until("Redis refuses to write", async () =>
        String(await stage.redis.info("persistence")).includes("aof_last_write_status:err"),
      );
      await wait(2_000);
      execFileSync("prlimit", [`--pid=${stage.redisPid()}`, "--fsize=unlimited:"]);
      return 0;
    }),
  },
  {
    name: "429 with a long pause",
    run: during(async ({ emulator }, long) => {
      emulator.failNext({ kind: "429", method: "sendMessage", retryAfter: long ? 20 : 2 });
      return 0;
    }),
  },
  {
    name: "500, 502 and resets",
    run: during(async ({ emulator }) => {
      for (const kind of ["500", "502", "reset"] as const)
        emulator.failNext({ kind, method: "sendMessage", count: 30 });
      return 0;
    }),
  },
  {
    name: "answers lost after delivery",
    run: during(async ({ emulator }) => {
      emulator.failNext({ kind: "lost-answer", method: "sendMessage", count: 20 });
      return 20;
    }),
  },
  {
    name: "the clock jumps an hour",
    run: during(async (_stage, _long, program) => {
      program.kill("SIGUSR2");
      return 0;
    }),
  },
];

/** Takes 40 seconds: so long an answer is awaited. */
export const hangingApi: Fault = {
  name: "the Bot API hangs",
  run: during(async ({ emulator }) => {
    emulator.failNext({ kind: "hang", method: "sendMessage", count: 10 });
    return 0;
  }),
};
