import { expect, it } from "vitest";
import type { Html } from "../../src/platform/markup.ts";
import type { T } from "../../src/platform/texts.ts";
import type { BotContext, Conversation } from "../../src/telegram/context.ts";
import { createDialogues } from "../../src/telegram/dialogues.ts";

const [indonesian, english] = [{} as T, {} as T];

/** A dialogue that asks for numbers without end; how often it ran from its beginning, and what Telegram was asked to send. */
function counting() {
  let runs = 0;
  const sent: string[] = [];
  const dialogues = createDialogues([
    {
      id: "count@1",
      async run(conversation: Conversation) {
        runs++;
        for (let sum = 0; ;) {
          const shown = sum;
          sum += await conversation.wait(
            () => ({ text: String(shown) as Html }),
            (ctx) => Number(ctx.message?.text) || undefined,
          );
        }
      },
    },
  ]);
  const session = {} as BotContext["session"];
  let updateId = 0;
  const hear = (text: string, t = indonesian): BotContext =>
    ({
      update: { update_id: ++updateId },
      message: { text },
      chatId: 7,
      t,
      session,
      api: { sendMessage: (_: number, said: string) => Promise.resolve(void sent.push(said)) },
    }) as unknown as BotContext;
  return { dialogues, hear, session, sent, runs: () => runs };
}

it("goes on where it waits, also after something that was no answer", async () => {
  const { dialogues, hear, session, sent, runs } = counting();
  await dialogues.begin(hear("/count"), "count@1", []);
  expect(await dialogues.goOn(hear("2"))).toBe(true);
  expect(await dialogues.goOn(hear("what?"))).toBe(false);
  expect(session.question?.text).toBe("2");
  expect(await dialogues.goOn(hear("3"))).toBe(true);
  expect(session.question).toBeUndefined();
  expect(sent).toEqual(["0", "2", "5"]);
  expect(runs()).toBe(1);
});

it("is replayed from its log when an update is tried again, when it is read anew and in another language", async () => {
  const { dialogues, hear, session, sent, runs } = counting();
  await dialogues.begin(hear("/count"), "count@1", []);
  const before = { ...session };
  await dialogues.goOn(hear("2"));
  Object.assign(session, before);
  await dialogues.goOn(hear("3"));
  expect([sent.at(-1), runs()]).toEqual(["3", 2]);
  Object.assign(session, { dialogue: structuredClone(session.dialogue) });
  expect(await dialogues.goOn(hear("what?"))).toBe(false);
  expect([session.question?.text, runs()]).toEqual(["3", 3]);
  await dialogues.goOn(hear("4"));
  expect([sent.at(-1), runs()]).toEqual(["7", 3]);
  await dialogues.goOn(hear("5", english));
  expect([sent.at(-1), runs()]).toEqual(["12", 4]);
});
