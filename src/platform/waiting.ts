/** Waiting that can be cut short: loops between rounds, pauses before another try. */
import { setMaxListeners } from "node:events";

/** A pause that can be cut short. */
export interface Waiting {
  /** Resolves after `ms`, or as soon as somebody wakes it; at once when it was woken since the last wait. */
  wait(ms: number): Promise<void>;
  wake(): void;
}

export function createWaiting(): Waiting {
  let woken = false;
  let cutShort: (() => void) | undefined;
  return {
    wait(ms) {
      if (woken) {
        woken = false;
        return Promise.resolve();
      }
      return new Promise((done) => {
        const end = () => {
          clearTimeout(timer);
          woken = false;
          cutShort = undefined;
          done();
        };
        const timer = setTimeout(end, ms);
        cutShort = end;
      });
    },
    wake() {
      woken = true;
      cutShort?.();
    },
  };
}

/** Resolves after `ms` or when `signal` aborts. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.resolve();
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      done();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener("abort", end);
  });
}

/** What `work` comes to; `late()` where it takes longer than `ms`, and the work is left to itself. */
export async function within<T, L>(ms: number, work: Promise<T>, late: () => L): Promise<T | L> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<void>((done) => (timer = setTimeout(done, ms))).then(late);
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** Ends what waits on its signal, however many do. */
export function createStop(): AbortController {
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  return stop;
}
