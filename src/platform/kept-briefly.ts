/** Results that many ask for at about the same time. */

const minuteMs = 60_000;

interface KeptBriefly<V> {
  get(key: string): V | undefined;
  /** Where there is no room, what came first makes it. */
  set(key: string, value: V): void;
  clear(): void;
}

/** Forgets everything a minute after the first came: nothing that people wrote is held on to. */
export function keptBriefly<V>(atMost: number): KeptBriefly<V> {
  const kept = new Map<string, V>();
  let forgetting: NodeJS.Timeout | undefined;
  const forget = () => {
    kept.clear();
    forgetting = undefined;
  };
  return {
    get: (key) => kept.get(key),
    set(key, value) {
      kept.set(key, value);
      const [oldest] = kept.keys();
      if (kept.size > atMost && oldest !== undefined) kept.delete(oldest);
      forgetting ??= setTimeout(forget, minuteMs).unref();
    },
    clear: () => kept.clear(),
  };
}
