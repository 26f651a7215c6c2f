/** Keeps the order within a chat and the number of chats at work within a limit. */

interface ChatQueues<E> {
  add(entry: E): void;
  /** Whether an entry of the chat is at work or waits. */
  has(chatId: number): boolean;
  /** Whether an entry of the chat waits behind the one at work. */
  waits(chatId: number): boolean;
  /** Entries at work or waiting. */
  readonly size: number;
  /** Forgets what waits and resolves when what is at work has ended. */
  close(): Promise<void>;
}

/**
 * @param work never rejects; the next entry of the chat starts when it resolves. `inRow` counts the entries of the chat,
 * this one included, since there last was none of it waiting or without an answer; `answered` says that this one has its.
 */
export function createChatQueues<E extends { readonly chatId: number }>(
  limit: number,
  work: (entry: E, inRow: number, answered: () => void) => Promise<void>,
): ChatQueues<E> {
  /** What waits behind the entry at work (or ready), per chat, and how many were begun in a row. */
  const behind = new Map<number, { readonly waiting: E[]; begun: number }>();
  /** One entry per chat that may start, oldest first: a Set keeps the order and removes its first in constant time. */
  const ready = new Set<E>();
  let atWork = 0;
  let size = 0;
  let closed: (() => void) | undefined;

  const startReady = () => {
    for (const entry of ready) {
      if (atWork >= limit) return;
      ready.delete(entry);
      atWork++;
      const chat = behind.get(entry.chatId);
      const answered = () => {
        if (chat?.waiting.length === 0) chat.begun = 0;
      };
      void work(entry, chat ? ++chat.begun : 1, answered).then(() => ended(entry));
    }
  };
  const ended = (entry: E) => {
    atWork--;
    size--;
    const next = behind.get(entry.chatId)?.waiting.shift();
    if (next) ready.add(next);
    else behind.delete(entry.chatId);
    startReady();
    if (atWork === 0) closed?.();
  };

  return {
    add(entry) {
      if (closed) return;
      size++;
      const chat = behind.get(entry.chatId);
      if (chat) chat.waiting.push(entry);
      else {
        behind.set(entry.chatId, { waiting: [], begun: 0 });
        ready.add(entry);
        startReady();
      }
    },
    has: (chatId) => behind.has(chatId),
    waits: (chatId) => (behind.get(chatId)?.waiting.length ?? 0) > 0,
    get size() {
      return size;
    },
    close() {
      ready.clear();
      behind.clear();
      size = atWork;
      return new Promise((done) => {
        closed = done;
        if (atWork === 0) done();
      });
    },
  };
}
