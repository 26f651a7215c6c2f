import { expect, it } from "vitest";
import type { Answer } from "../../src/answers/answer.ts";
import { answerTogether } from "../../src/answers/answer-together.ts";
import { type Context, emptyContext } from "../../src/understanding/context.ts";
import type { Intent } from "../../src/understanding/intent.ts";

const nextTurn = () => new Promise((done) => setImmediate(done));
const thanks: Intent = { kind: "thanks" };
const later: Context = { ...emptyContext, topic: "courses" };

function answering() {
  const asked: Intent[] = [];
  const ask = answerTogether(async (intent): Promise<Answer> => {
    asked.push(intent);
    await nextTurn();
    if (intent.kind !== "thanks") throw new Error(intent.kind);
    return { kind: "thanks" };
  });
  return { ask, asked };
}

it("gives one answer to all who ask the same at one moment, and works it out anew afterwards", async () => {
  const { ask, asked } = answering();
  const [first, second] = await Promise.all([ask(thanks, emptyContext), ask(thanks, emptyContext)]);
  expect(second).toBe(first);
  expect(asked).toHaveLength(1);
  expect(await ask(thanks, emptyContext)).not.toBe(first);
  expect(asked).toHaveLength(2);
});

it("keeps apart who asks the same after another question, and who asks another", async () => {
  const { ask, asked } = answering();
  const [first, other, again, own] = await Promise.all([
    ask(thanks, emptyContext),
    ask(thanks, later),
    ask(thanks, later),
    ask({ ...thanks }, emptyContext),
  ]);
  expect(first.context).toMatchObject({ topic: "none" });
  expect(other.context).toMatchObject({ topic: "courses" });
  expect(again).toBe(other);
  expect(own).not.toBe(first);
  expect(asked).toHaveLength(3);
});

it("fails for all whose answer could not be worked out, and not for who asks later", async () => {
  let works = false;
  const ask = answerTogether(async (): Promise<Answer> => {
    if (!works) throw new Error("no seats");
    return { kind: "thanks" };
  });
  const outcomes = await Promise.allSettled([ask(thanks, emptyContext), ask(thanks, emptyContext)]);
  expect(outcomes.map((o) => o.status)).toEqual(["rejected", "rejected"]);
  await nextTurn();
  works = true;
  expect((await ask(thanks, emptyContext)).answer).toEqual({ kind: "thanks" });
});
