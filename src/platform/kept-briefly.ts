/** Results that many ask for at about the same time. */

const minuteMs = 60_000;

export interface KeptBriefly<K, V> {
  get(key: K): V | undefined;
  /** Where there is no room, what came first makes it. */
  set(key: K, value: V): void;
  clear(): void;
}

/** Forgets everything a minute after the first came: nothing that people wrote is held on to. */
export function keptBriefly<K, V>(atMost: number): KeptBriefly<K, V> {
  const kept = new Map<K, V>();
  let forgetting: NodeJS.Timeout | undefined;
  const forget = () => {
    kept.clear();
    forgetting = undefined;
  };
  return {
    get: (key) => kept.get(key),
    set(key, value) {
      kept.set(key, value);
      if (kept.size > atMost) kept.delete(kept.keys().next().value as K);
      forgetting ??= setTimeout(forget, minuteMs).unref();
    },
    clear: () => kept.clear(),
  };
}
