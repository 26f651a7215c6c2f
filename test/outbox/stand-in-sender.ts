/** Stands where Telegram stands: answers as told and keeps what arrived. */
import type { MessageContent, SendResult, Sender } from "../../src/outbox/message.ts";

export interface StandInSender extends Sender {
  /** What was changed and deleted. */
  readonly corrected: {
    readonly kind: "edit" | "delete";
    readonly chatId: number;
    readonly messageId: number;
    readonly text: string;
  }[];
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
    corrected: [],
    answer: () => undefined,
    send: async (chatId, content) => {
      const answer = sender.answer(chatId, content);
      if (answer) return answer;
      sender.arrived.push({ chatId, text: content.text, at: performance.now() });
      for (const w of waiting) if (sender.arrived.length >= w.n) w.done();
      return { kind: "sent", messageId: sender.arrived.length };
    },
    edit: async (chatId, messageId, { text }) => {
      sender.corrected.push({ kind: "edit", chatId, messageId, text });
      return { kind: "sent", messageId };
    },
    delete: async (chatId, messageId) => {
      sender.corrected.push({ kind: "delete", chatId, messageId, text: "" });
      return { kind: "sent", messageId };
    },
    count: (n) => (sender.arrived.length >= n ? Promise.resolve() : new Promise((done) => waiting.push({ n, done }))),
  };
  return sender;
}
