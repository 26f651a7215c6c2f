/** Keeps the order within a chat and the number of chats at work within a limit. */

interface ChatQueues<E> {
  add(entry: E): void;
  /** Entries at work or waiting. */
  readonly size: number;
  /** Forgets what waits and resolves when what is at work has ended. */
  close(): Promise<void>;
}

/** @param work never rejects; the next entry of the chat starts when it resolves */
export function createChatQueues<E extends { readonly chatId: number }>(
  limit: number,
  work: (entry: E) => Promise<void>,
): ChatQueues<E> {
  /** What waits behind the entry at work (or ready), per chat. */
  const behind = new Map<number, E[]>();
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
      void work(entry).then(() => ended(entry));
    }
  };
  const ended = (entry: E) => {
    atWork--;
    size--;
    const queue = behind.get(entry.chatId);
    const next = queue?.shift();
    if (next) ready.add(next);
    else behind.delete(entry.chatId);
    startReady();
    if (atWork === 0) closed?.();
  };

  return {
    add(entry) {
      if (closed) return;
      size++;
      const queue = behind.get(entry.chatId);
      if (queue) queue.push(entry);
      else {
        behind.set(entry.chatId, []);
        ready.add(entry);
        startReady();
      }
    },
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
