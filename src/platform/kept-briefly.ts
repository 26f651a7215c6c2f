/** Results that many ask for at about the same time. */

const minuteMs = 60_000;

interface KeptBriefly<V> {
  get(key: string): V | undefined;
  /** Nothing is kept where there is no room. */
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
      if (kept.size < atMost) kept.set(key, value);
      forgetting ??= setTimeout(forget, minuteMs).unref();
    },
    clear: () => kept.clear(),
  };
}
