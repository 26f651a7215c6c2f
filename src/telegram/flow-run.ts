/**
 * One run of a flow: it waits in memory for the next update of its chat. Where it is not there any more (a restart, another
 * process), the replay engine of the conversations plugin brings it back from its log: the flow runs from its beginning
 * and is given what it was given before.
 */
import { type ReplayControls, ReplayEngine, type ReplayState } from "@grammyjs/conversations";
import type { MessageContent } from "../outbox/message.ts";
import { Fault } from "../platform/fault.ts";
import type { ResidentId } from "../platform/ids.ts";
import type { T } from "../platform/texts.ts";
import type { AnswerContext, BotContext, Conversation } from "./context.ts";
import type { DialogueState, OpenQuestion, Turn } from "./session.ts";

/** A dialogue as flows/ writes it. */
export interface RegisteredFlow {
  readonly id: string;
  readonly librariansOnly?: true;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as `begin` was given them
  run(conversation: Conversation, ...args: any[]): Promise<void>;
}
type Flow = Pick<RegisteredFlow, "run">;

type Log = DialogueState["log"];

/** What a flow made of an update: `left`: it ended, and the update is handled like any other. */
export type Offered = "answered" | "no-answer" | "left";

export interface Run {
  /** Whether it was begun or brought back with these texts. */
  speaks(t: T): boolean;
  /** Gives it an update, and resolves once it waits again or is over. @throws what the flow threw */
  offer(ctx: BotContext): Promise<Offered>;
  /** What it says and asks since it was given the last update; no question: it is over. */
  spoken(): { readonly said: readonly MessageContent[]; readonly question: OpenQuestion | undefined };
  log(): Log;
}

/** Resolves once the flow waits or is over. @throws what the flow threw */
export async function beginRun(flow: Flow, args: readonly string[], ctx: BotContext): Promise<Run> {
  const run = createRun(flow, args, ctx, [turnOf(ctx)]);
  await run.started;
  return run;
}

/** Resolves once the flow waits where it waited. @throws what the flow threw, or that it is not the flow of this log */
export async function replayRun(flow: Flow, { args, log }: DialogueState, ctx: BotContext): Promise<Run> {
  const run = createRun(flow, args, ctx, log);
  await run.started;
  return run;
}

function createRun(
  flow: Flow,
  args: readonly string[],
  first: BotContext,
  given: Log,
): Run & { started: Promise<unknown> } {
  const log = [...given];
  let ctx = first;
  let turn = log[0] as Turn;
  let said: MessageContent[] = [];
  let question: OpenQuestion | undefined;
  /** Ends the step that somebody waits for. */
  let end: (offered: Offered) => void;
  let fail: (error: unknown) => void;
  /** Takes the next update, while the flow waits. */
  let next: ((ctx: BotContext) => void) | undefined;

  const step = () =>
    new Promise<Offered>((done, failed) => {
      end = done;
      fail = failed;
    });

  const converse = ({ interrupt, action }: ReplayControls): Conversation => {
    /** Entries of the log that the flow has not come to yet. */
    let ahead = given.length - 1;
    return {
      id: turn[0].toString(36),
      residentId: first.chatId as ResidentId,
      from: first.from,
      t: first.t,
      get updateId() {
        return turn[0];
      },
      get tapped() {
        return turn[1];
      },
      say: (content) => void said.push(content),
      async external<R>(task: (ctx: BotContext) => R | Promise<R>): Promise<R> {
        if (ahead-- > 0) return copyOf(await action(unlogged, kinds.external));
        const entry: [result: unknown] = [null];
        log.push(entry);
        try {
          const result = await task(ctx);
          entry[0] = result;
          return copyOf(result);
        } catch (error) {
          fail(error);
          return new Promise<never>(() => {});
        }
      },
      async wait<A extends string | number | object>(
        ask: () => OpenQuestion,
        read: (ctx: AnswerContext, question: OpenQuestion) => A | undefined,
      ): Promise<A> {
        if (ahead-- > 0) {
          turn = (await interrupt(kinds.answer)) as Turn;
          said = [];
        } else {
          const asked = ask();
          question = asked;
          let answer: A | undefined;
          for (let offered: Offered = "answered"; answer === undefined; offered = "no-answer") {
            const update = new Promise<BotContext>((done) => (next = done));
            end(offered);
            ctx = await update;
            // It waited here before, and all that was said then was sent.
            said = [];
            answer = read(ctx, asked);
          }
          turn = turnOf(ctx, answer);
          log.push(turn);
        }
        question = undefined;
        return copyOf(turn[2] as A);
      },
      async halt() {
        question = undefined;
        end("left");
        return new Promise<never>(() => {});
      },
    };
  };

  const started = step();
  const engine = new ReplayEngine((controls) => flow.run(converse(controls), ...args));
  void engine.replay(replayStateOf(given.slice(1))).then((result) => {
    if (result.type === "thrown") fail(result.error);
    else end("answered");
  });

  return {
    started,
    speaks: (t) => first.t === t,
    async offer(ctx) {
      if (!next) throw new Fault("telegram:flow-not-waiting");
      const offered = step();
      next(ctx);
      next = undefined;
      return offered;
    },
    spoken: () => ({ said, question }),
    log: () => [...log],
  };
}

function turnOf({ update, callbackQuery }: BotContext, ...answer: [] | [string | number | object]): Turn {
  return [update.update_id, callbackQuery?.message?.message_id ?? 0, ...answer];
}

/** Of entries in the log: by them the engine notices a flow that does otherwise. */
const kinds = { answer: "answer", external: "external" } as const;

const replayStateOf = (log: Log): ReplayState => ({
  send: log.map((entry) => ({ payload: entry.length === 1 ? kinds.external : kinds.answer })),
  receive: log.map((entry, send) => ({ send, returnValue: entry.length === 1 ? entry[0] : entry })),
});

/** So that a flow is given the same in its first run and in a replay, and changes nothing of the log. */
const copyOf = <R>(result: R): R =>
  (typeof result === "object" ? JSON.parse(JSON.stringify(result)) : (result ?? null)) as R;

function unlogged(): never {
  throw new Fault("telegram:flow-left-log");
}
