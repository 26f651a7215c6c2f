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

it.each([
  { what: "what a chat sends before it has an answer", waits: false, counted: [1, 2, 3] },
  { what: "anew for who waited for the answer, although it is not acknowledged yet", waits: true, counted: [1, 1, 1] },
])("counts $what", async ({ waits, counted }) => {
  const { begun, add } = queues();
  for (const n of waits ? [1] : [1, 2, 3]) add(n);
  for (const i of [0, 1]) {
    begun[i]?.answer();
    if (waits) add(i + 2);
    begun[i]?.end();
    await settled();
  }
  expect(begun.map(({ n }) => n)).toEqual([1, 2, 3]);
  expect(begun.map(({ inRow }) => inRow)).toEqual(counted);
});
