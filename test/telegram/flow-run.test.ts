import { describe, expect, it } from "vitest";
import type { Html } from "../../src/platform/markup.ts";
import type { T } from "../../src/platform/texts.ts";
import type { BotContext, Conversation } from "../../src/telegram/context.ts";
import { beginRun, replayRun, type Run } from "../../src/telegram/flow-run.ts";
import type { DialogueState } from "../../src/telegram/session.ts";

const indonesian = {} as T;
let updateId = 100;
const hears = (text: string, t = indonesian) =>
  ({ update: { update_id: ++updateId }, message: { text }, chatId: 7, t }) as unknown as BotContext;
const taps = (messageId: number) =>
  ({
    update: { update_id: ++updateId },
    callbackQuery: { data: "ok", message: { message_id: messageId } },
    chatId: 7,
    t: indonesian,
  }) as unknown as BotContext;

/** Asks for two numbers and says their sum; counts what it does outside. */
function adding() {
  const done: string[] = [];
  const asked: string[] = [];
  const number = (conversation: Conversation, text: string) =>
    conversation.wait(
      () => {
        asked.push(text);
        return { text: text as Html };
      },
      (ctx) => (ctx.callbackQuery ? "tapped" : Number(ctx.message?.text) || undefined),
    );
  const flow = {
    async run(conversation: Conversation, greeting: string) {
      const { from } = await conversation.external(() => {
        done.push("looked");
        return { from: 10 };
      });
      conversation.say({ text: greeting as Html });
      const first = await number(conversation, `first, above ${from}?`);
      conversation.say({ text: `${conversation.updateId}/${conversation.tapped}` as Html });
      const second = await number(conversation, `after ${first}?`);
      if (second === 13) return conversation.halt();
      if (second === 14) throw new Error("fourteen");
      if (second === 15) await conversation.external(() => Promise.reject(new Error("fifteen"))).catch(() => "caught");
      await conversation.external(() => void done.push("kept"));
      conversation.say({ text: `${first}+${second}` as Html });
    },
  };
  return { flow, done, asked };
}

const texts = (run: Run) => {
  const { said, question } = run.spoken();
  return [...said.map(({ text }) => text), question?.text];
};
const stateOf = (run: Run): DialogueState =>
  JSON.parse(JSON.stringify({ flow: "adding@1", args: ["hello"], log: run.log() })) as DialogueState;

describe.each([
  ["in memory", (_: ReturnType<typeof adding>, run: Run) => Promise.resolve(run)],
  [
    "brought back from its log",
    ({ flow }: ReturnType<typeof adding>, run: Run, ctx: BotContext) => replayRun(flow, stateOf(run), ctx),
  ],
])("a flow that goes on %s", (kind, goOn) => {
  it("does everything once, and says and asks what comes next", async () => {
    const adder = adding();
    const begun = await beginRun(adder.flow, ["hello"], hears("/add"));
    expect(texts(begun)).toEqual(["hello", "first, above 10?"]);
    const answer = hears("11");
    const first = await goOn(adder, begun, answer);
    expect(await first.offer(answer)).toBe("answered");
    expect(texts(first)).toEqual([`${updateId}/0`, "after 11?"]);
    const last = hears("5");
    const second = await goOn(adder, first, last);
    expect(await second.offer(last)).toBe("answered");
    expect(texts(second)).toEqual(["11+5", undefined]);
    expect(adder.done).toEqual(["looked", "kept"]);
    // Asked again is only what is still to be answered.
    const inMemory = ["first, above 10?", "after 11?"];
    const replayed = ["first, above 10?", "first, above 10?", "after 11?", "after 11?"];
    expect(adder.asked).toEqual(kind === "in memory" ? inMemory : replayed);
  });

  it("waits on where an update is no answer", async () => {
    const adder = adding();
    const begun = await beginRun(adder.flow, ["hello"], hears("/add"));
    const before = stateOf(begun);
    const question = hears("what?");
    const run = await goOn(adder, begun, question);
    expect(await run.offer(question)).toBe("no-answer");
    expect(stateOf(run)).toEqual(before);
    const tap = taps(42);
    const tapped = await goOn(adder, run, tap);
    expect(await tapped.offer(tap)).toBe("answered");
    expect(texts(tapped)).toEqual([`${updateId}/42`, "after tapped?"]);
  });

  it("leaves, or throws, at the update at which it does", async () => {
    const at = async (answer: string) => {
      const adder = adding();
      const begun = await beginRun(adder.flow, ["hello"], hears("/add"));
      await begun.offer(hears("12"));
      const ctx = hears(answer);
      return (await goOn(adder, begun, ctx)).offer(ctx);
    };
    expect(await at("13")).toBe("left");
    await expect(at("14")).rejects.toThrow("fourteen");
    await expect(at("15")).rejects.toThrow("fifteen");
  });
});

it.each<[string, (conversation: Conversation) => Promise<unknown>]>([
  ["nothing", (conversation) => conversation.external(() => undefined)],
  ["a date", (conversation) => conversation.external(() => new Date(0))],
  [
    "what comes side by side",
    (conversation) =>
      Promise.all([
        conversation.external(() => new Promise((done) => setImmediate(done, "slow"))),
        conversation.external(() => "fast"),
      ]),
  ],
  [
    "what it changes itself",
    async (conversation) => {
      const list = await conversation.external(() => [1]);
      list.push(2);
      return list;
    },
  ],
])("gives a flow the same in its first run and in a replay: %s", async (_, look) => {
  const seen: unknown[] = [];
  const flow = {
    async run(conversation: Conversation) {
      const found = await look(conversation);
      seen.push(found);
      await conversation.wait(
        () => ({ text: "?" as Html }),
        () => "yes",
      );
    },
  };
  const run = await beginRun(flow, [], hears("/look"));
  await replayRun(flow, stateOf(run), hears("?"));
  await replayRun(flow, { ...stateOf(run), log: run.log() }, hears("?"));
  expect(seen).toHaveLength(3);
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
});

it("ends where something outside fails, whatever the flow makes of it", async () => {
  const flow = {
    async run(conversation: Conversation) {
      await conversation.external(() => Promise.reject(new Error("no network"))).catch(() => "caught");
      await conversation.wait(
        () => ({ text: "?" as Html }),
        () => "yes",
      );
    },
  };
  await expect(beginRun(flow, [], hears("/look"))).rejects.toThrow("no network");
});

it("is not moved by what becomes of it later: its log is what it was", async () => {
  const run = await beginRun(adding().flow, ["hello"], hears("/add"));
  const log = run.log();
  await run.offer(hears("11"));
  expect(log).toHaveLength(2);
  expect(run.log()).toHaveLength(3);
});

it("refuses a log that is another flow's, and one that ends elsewhere", async () => {
  const { flow } = adding();
  const run = await beginRun(flow, ["hello"], hears("/add"));
  const { log } = stateOf(run);
  const [begun, looked] = log as [DialogueState["log"][number], DialogueState["log"][number]];
  const swapped = { flow: "adding@1", args: ["hello"], log: [begun, [1, 0, 11] as const, looked] } as DialogueState;
  await expect(replayRun(flow, swapped, hears("5"))).rejects.toThrow("Bad replay");
  const over = { flow: "adding@1", args: ["hello"], log: [...log, [1, 0, 11], [2, 0, 5], [null]] } as DialogueState;
  const ended = await replayRun(flow, over, hears("5"));
  await expect(ended.offer(hears("5"))).rejects.toThrow("telegram:flow-not-waiting");
});

it("speaks the language it was begun in", async () => {
  const english = {} as T;
  const run = await beginRun(adding().flow, ["hello"], hears("/add"));
  expect([run.speaks(indonesian), run.speaks(english)]).toEqual([true, false]);
});
