/** What is soon asked for again, by others or by who goes on. */

const minuteMs = 60_000;

export interface KeptBriefly<K, V> {
  get(key: K): V | undefined;
  /** Where there is no room, what was set longest ago makes it. */
  set(key: K, value: V): void;
  delete(key: K): void;
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
      kept.delete(key);
      kept.set(key, value);
      if (kept.size > atMost) kept.delete(kept.keys().next().value as K);
      forgetting ??= setTimeout(forget, minuteMs).unref();
    },
    delete: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}
