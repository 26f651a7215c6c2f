/** The catalogue in the memory of this process: follows every save by any process within a second, whole or not at all. */
import type { Logger } from "../platform/logger.ts";
import type { CatalogueStore } from "./catalogue-store.ts";
import { type CatalogueSnapshot, createSnapshot, emptySnapshot } from "./snapshot.ts";

export interface LiveCatalogue {
  current(): CatalogueSnapshot;
  /** Calls back after every change of the snapshot, not for the first one. @returns ends it */
  onChange(listener: (snapshot: CatalogueSnapshot) => void): () => void;
  stop(): void;
}

/** Calls `run` again and again. @returns ends it */
export type Every = (ms: number, run: () => void) => () => void;

export const realInterval: Every = (ms, run) => {
  const timer = setInterval(run, ms);
  return () => clearInterval(timer);
};

/** Published messages can get lost; the version is asked for this often besides. */
const pollMs = 500;

/** Resolves with the first snapshot loaded. While Redis is away the last snapshot stays. @throws Fault `catalogue:bad-record` */
export async function followCatalogue(
  store: CatalogueStore,
  logger: Logger,
  every: Every = realInterval,
): Promise<LiveCatalogue> {
  let snapshot = emptySnapshot;
  let refreshing = false;
  let again = false;
  let failed = false;
  const listeners = new Set<(snapshot: CatalogueSnapshot) => void>();

  await load();
  const unsubscribe = store.onSaved(refresh);
  const stopPolling = every(pollMs, refresh);
  return {
    current: () => snapshot,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      listeners.clear();
      stopPolling();
      unsubscribe();
    },
  };

  /** One at a time: what is asked for meanwhile is looked at once more afterwards. */
  function refresh(): void {
    if (refreshing) {
      again = true;
      return;
    }
    refreshing = true;
    void load()
      .then(tellListeners)
      .then(
        () => (failed = false),
        (error: unknown) => {
          if (!failed) logger.error("catalogue not followed", {}, error);
          failed = true;
        },
      )
      .finally(() => {
        refreshing = false;
        if (!again) return;
        again = false;
        refresh();
      });
  }

  /** @returns whether there is a new snapshot */
  async function load(): Promise<boolean> {
    if ((await store.readVersion()) === snapshot.version) return false;
    const { catalogue, version } = await store.read();
    snapshot = createSnapshot(catalogue, version);
    return true;
  }

  function tellListeners(changed: boolean): void {
    if (!changed) return;
    for (const listener of listeners) {
      try {
        listener(snapshot);
      } catch (error) {
        logger.error("catalogue listener failed", { version: snapshot.version }, error);
      }
    }
  }
}
