/** Stands where Telegram stands: answers as told and keeps what arrived. */
import type { MessageContent, SendResult, Sender } from "../../src/outbox/message.ts";

export interface StandInSender extends Sender {
  readonly arrived: { readonly chatId: number; readonly text: string; readonly at: number }[];
  /** Decides the answer; undefined: delivered. */
  answer: (chatId: number, content: MessageContent) => SendResult | undefined;
  /** Resolves when so many messages arrived. */
  count(n: number): Promise<void>;
}

export function standInSender(): StandInSender {
  const waiting: { n: number; done: () => void }[] = [];
  const sender: StandInSender = {
    arrived: [],
    answer: () => undefined,
    send: async (chatId, content) => {
      const answer = sender.answer(chatId, content);
      if (answer) return answer;
      sender.arrived.push({ chatId, text: content.text, at: performance.now() });
      for (const w of waiting) if (sender.arrived.length >= w.n) w.done();
      return { kind: "sent", messageId: sender.arrived.length };
    },
    count: (n) => (sender.arrived.length >= n ? Promise.resolve() : new Promise((done) => waiting.push({ n, done }))),
  };
  return sender;
}
