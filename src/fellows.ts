/** How one of several processes of a machine speaks for all of them: everyone is asked by way of the supervisor, and what they say is made one. */
import { AggregatorRegistry, type Registry } from "prom-client";
import type { Place } from "./app/library.ts";

/** `starting` until it is ready for the first time: whoever starts says nothing about the whole, whose work the others do. */
export type Readiness = "starting" | "ready" | "not-ready";

export type Question = "metrics" | "readiness";
/** To the supervisor. */
export type Said =
  | { readonly kind: "started" }
  | { readonly kind: "ask"; readonly id: number; readonly question: Question }
  | { readonly kind: "answer"; readonly id: number; readonly answer: unknown };
/** From the supervisor. */
export type Told =
  | { readonly kind: "ask"; readonly id: number; readonly question: Question }
  | { readonly kind: "answers"; readonly id: number; readonly answers: readonly unknown[] };

export interface Fellows {
  /** Tells the supervisor that this process does its work. */
  started(): void;
  /** Whether the processes together do their work: one that works is enough, one that says it cannot is too much. */
  ready(): Promise<boolean>;
  /** What all of them counted. */
  readonly registry: Pick<Registry, "contentType" | "metrics">;
}

const placeVariable = "PROCESS_PLACE";

/** @param owner a name of this run of the program */
export const placeEnvironment = (owner: string, number: number) => ({ [placeVariable]: `${owner}:${number}` });

/** @returns undefined for the only process, and for one that supervises */
export function readPlace(env: Readonly<Record<string, string | undefined>>): Place | undefined {
  const owner = env[placeVariable];
  return owner === undefined ? undefined : { owner, leads: owner.endsWith(":0") };
}

/** @param registry what this process counted @param isReady whether it does its work */
export function joinFellows(registry: Registry, isReady: () => Promise<boolean>): Fellows {
  let wasReady = false;
  const readiness = async (): Promise<Readiness> => {
    if (!(await isReady().catch(() => false))) return wasReady ? "not-ready" : "starting";
    wasReady = true;
    return "ready";
  };
  const answering: Readonly<Record<Question, () => Promise<unknown>>> = {
    metrics: () => registry.getMetricsAsJSON(),
    readiness,
  };
  const waiting = new Map<number, (answers: readonly unknown[]) => void>();
  let asked = 0;
  const say = (said: Said) => void process.send?.(said, undefined, undefined, () => {});
  process.on("message", (told: Told) => {
    if (told.kind === "answers") {
      waiting.get(told.id)?.(told.answers);
      waiting.delete(told.id);
    } else
      answering[told.question]().then(
        (answer) => say({ kind: "answer", id: told.id, answer }),
        () => say({ kind: "answer", id: told.id, answer: undefined }),
      );
  });
  const ask = (question: Question) =>
    new Promise<readonly unknown[]>((done) => {
      const id = ++asked;
      waiting.set(id, done);
      say({ kind: "ask", id, question });
    });
  return {
    started: () => say({ kind: "started" }),
    ready: async () => readyTogether((await ask("readiness")) as Readiness[]),
    registry: {
      contentType: registry.contentType,
      metrics: async () =>
        AggregatorRegistry.aggregate(((await ask("metrics")) as object[][]).filter(Boolean)).metrics(),
    },
  };
}

export const readyTogether = (all: readonly Readiness[]): boolean =>
  all.includes("ready") && !all.includes("not-ready");
