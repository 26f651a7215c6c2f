import { expect, it } from "vitest";
import { createChatQueues } from "../../src/inbox/chat-queues.ts";

interface Entry {
  readonly chatId: number;
  readonly n: number;
}

const settled = () => new Promise((done) => setImmediate(done));

/** Everything waits until it is told to be answered, and then to end. */
function queues() {
  const begun: { readonly n: number; readonly inRow: number; answer: () => void; end: () => void }[] = [];
  const waiting = createChatQueues<Entry>(10, ({ n }, inRow, answer) => {
    return new Promise((end) => void begun.push({ n, inRow, answer, end }));
  });
  const add = (n: number) => waiting.add({ chatId: 7, n });
  return { begun, add };
}

it("counts in a row what a chat sends before it has an answer", async () => {
  const { begun, add } = queues();
  for (const n of [1, 2, 3]) add(n);
  for (const i of [0, 1]) {
    begun[i]?.answer();
    begun[i]?.end();
    await settled();
  }
  expect(begun.map(({ n, inRow }) => [n, inRow])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
});

it("begins to count anew for who waited for the answer, although it is not acknowledged yet", async () => {
  const { begun, add } = queues();
  add(1);
  for (const i of [0, 1]) {
    begun[i]?.answer();
    add(i + 2);
    begun[i]?.end();
    await settled();
  }
  expect(begun.map(({ n, inRow }) => [n, inRow])).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
  ]);
});
