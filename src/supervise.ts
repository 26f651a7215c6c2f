/** One machine, all its cores: which processes of the program run, which are started again, and when all of them end. */
import cluster, { type Worker } from "node:cluster";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { placeEnvironment, type Question, type Said, type Told } from "./fellows.ts";
import type { Logger } from "./platform/logger.ts";
import { createStop, pause, within } from "./platform/waiting.ts";
import { wrongConfiguration } from "./start-problem.ts";

/** A process that does not answer by then is left out. */
const answerWithinMs = 1_000;
const shortestPauseMs = 250;
const longestPauseMs = 15_000;

export interface Supervision {
  /** The exit code with which all must end: the first process did not start, or what is set does not hold any more. */
  readonly failed: Promise<number>;
  /** Has every process end in order; resolves when all have. */
  stop(): Promise<void>;
}

interface Death {
  readonly pid: number | undefined;
  readonly code: number | undefined;
  readonly signal: string | undefined;
}

interface Options {
  /** At least 2. */
  readonly processes: number;
  /** Of a process that is started now, beside the own. */
  readonly environment: () => Readonly<Record<string, string>>;
  readonly logger: Logger;
}

/**
 * They share the port. The first starts alone: what is wrong it says once, and what is done once is done when the others
 * come. Whoever dies is replaced in its place, and so takes over its part of the inbox at once.
 */
export function supervise({ processes, environment, logger }: Options): Supervision {
  // Each process accepts its own connections. Handed out by this one, a connection that is on its way to a process as it
  // dies stays open, and who waits for its answer waits until they give up.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  const owner = randomUUID();
  const stopping = createStop();
  const listening = new Set<Worker>();
  /** Of one place in a row, none of which started. */
  const failures = new Map<number, number>();
  let firstHasStarted = false;
  let fail: (code: number) => void = () => {};
  const failed = new Promise<number>((done) => (fail = done));

  const start = (place: number) => {
    const worker = cluster.fork({ ...environment(), ...placeEnvironment(owner, place) });
    worker.once("listening", () => listening.add(worker));
    worker.on("message", (said: Said) => {
      if (said.kind === "started") return onStarted(place);
      if (said.kind === "answer") return inquiries.get(said.id)?.(said.answer);
      void askAll(said.question).then((answers) => tell(worker, { kind: "answers", id: said.id, answers }));
    });
    const died = (code?: number | null, signal?: string | null) => {
      listening.delete(worker);
      if (!stopping.signal.aborted)
        void onDeath(place, { pid: worker.process.pid, code: code ?? undefined, signal: signal ?? undefined });
    };
    worker.once("exit", died);
    worker.on("error", (error) => {
      logger.error("process-failed", {}, error);
      // What could not begin does not end either.
      if (worker.process.pid === undefined) died();
    });
  };

  const onStarted = (place: number) => {
    failures.delete(place);
    if (firstHasStarted) return;
    firstHasStarted = true;
    for (let other = 1; other < processes; other++) start(other);
  };

  const onDeath = async (place: number, death: Death) => {
    // It has said why.
    if (!firstHasStarted || death.code === wrongConfiguration) return fail(death.code ?? 1);
    logger.error("process-died", { ...death });
    const inRow = failures.get(place) ?? 0;
    failures.set(place, inRow + 1);
    await pause(Math.min(shortestPauseMs * 2 ** inRow, longestPauseMs), stopping.signal);
    if (!stopping.signal.aborted) start(place);
  };

  let asked = 0;
  const inquiries = new Map<number, (answer: unknown) => void>();
  const askAll = async (question: Question): Promise<readonly unknown[]> => {
    const id = ++asked;
    const answers: unknown[] = [];
    const all = [...listening];
    const complete = new Promise<void>((done) => {
      inquiries.set(id, (answer) => {
        if (answers.push(answer) === all.length) done();
      });
    });
    for (const worker of all) tell(worker, { kind: "ask", id, question });
    await within(answerWithinMs, complete, () => undefined);
    inquiries.delete(id);
    return answers;
  };

  start(0);
  return {
    failed,
    async stop() {
      stopping.abort();
      const living = Object.values(cluster.workers ?? {}).filter((worker) => worker && !worker.isDead()) as Worker[];
      await Promise.all(
        living.map(async (worker) => {
          const ended = once(worker, "exit");
          worker.process.kill("SIGTERM");
          await ended;
        }),
      );
    },
  };
}

/** Whoever is gone by now misses nothing. */
const tell = (worker: Worker, told: Told) => void worker.send(told, () => {});
