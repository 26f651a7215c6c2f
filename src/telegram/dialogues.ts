/** Dialogues of several messages, one at a time in a chat. */
import { Fault } from "../platform/fault.ts";
import { confirmAtOnce } from "./confirm-tap.ts";
import type { BotContext } from "./context.ts";
import { beginRun, type RegisteredFlow, replayRun, type Run } from "./flow-run.ts";
import { reply } from "./reply.ts";
import type { DialogueState, OpenQuestion, Session } from "./session.ts";

export interface Dialogues {
  /** Begins a dialogue; one that runs makes way. */
  begin(ctx: BotContext, flowId: string, args: readonly string[]): Promise<void>;
  /** Offers the update to the dialogue that runs. @returns whether it took it */
  goOn(ctx: BotContext): Promise<boolean>;
}

export function createDialogues(flows: readonly RegisteredFlow[]): Dialogues {
  const known = new Map(flows.map((flow) => [flow.id, flow]));
  /** Runs that wait where their state was logged. What is read from Redis anew is another state, and is replayed. */
  const waiting = new WeakMap<DialogueState, Run>();

  const flowOf = (id: string): RegisteredFlow => {
    const flow = known.get(id);
    if (!flow) throw new Fault("telegram:unknown-flow", { id });
    return flow;
  };

  /** Says and asks what the flow did with the update. Where Telegram refuses, the dialogue is over: what was not asked cannot be answered. */
  const follow = async (
    ctx: BotContext,
    run: Run,
    { flow, args }: Pick<DialogueState, "flow" | "args">,
  ): Promise<void> => {
    const { said, question } = run.spoken();
    for (const content of said) await reply(ctx, content);
    if (!question) return;
    await reply(ctx, question);
    const state = { flow, args, log: run.log() };
    waiting.set(state, run);
    ctx.session.dialogue = state;
  };

  return {
    async begin(ctx, flow, args) {
      endDialogue(ctx.session);
      const run = await beginRun(flowOf(flow), args, ctx);
      await follow(ctx, run, { flow, args });
    },

    async goOn(ctx) {
      const state = ctx.session.dialogue;
      if (!state) return false;
      const kept = waiting.get(state);
      // It goes on from here, or not at all: an update that is tried again finds it as it was logged.
      waiting.delete(state);
      endDialogue(ctx.session);
      const run = kept?.speaks(ctx.t) ? kept : await replayRun(flowOf(state.flow), state, ctx);
      const { question } = run.spoken();
      if (hasButton(question, ctx.callbackQuery?.data)) confirmAtOnce(ctx);
      const outcome = await run.offer(ctx);
      if (outcome === "no-answer") {
        waiting.set(state, run);
        ctx.session.dialogue = state;
        ctx.session.question = question;
        return false;
      }
      await follow(ctx, run, state);
      return outcome === "answered";
    },
  };
}

const hasButton = (question: OpenQuestion | undefined, data: string | undefined): boolean =>
  question?.buttons?.some((row) => row.some((button) => "data" in button && button.data === data)) === true;

export function endDialogue(session: Session): void {
  session.dialogue = undefined;
  session.question = undefined;
}
