/** The catalogue in Redis: one value, its version beside it, and the changes that those registered were not told yet. */
import { z } from "zod";
import { Fault } from "../platform/fault.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import { loadScript, runScript } from "../redis/script.ts";
import { subscribe } from "../redis/subscribe.ts";
import { type PendingChange, type RemovedMeeting, storedChange, storedRemoved } from "./change.ts";
import { emptyCatalogue, type StoredCatalogue, storedCatalogue } from "./stored-catalogue.ts";

const saveCatalogue = loadScript(new URL("save-catalogue.lua", import.meta.url));

export interface VersionedCatalogue {
  /** 0 while nothing was ever imported. */
  readonly version: number;
  readonly catalogue: StoredCatalogue;
}

export interface CatalogueStore {
  readVersion(): Promise<number>;
  /** @throws Fault `catalogue:bad-record` */
  read(): Promise<VersionedCatalogue>;
  /**
   * One atomic step: the catalogue, its version, what is still to be told, what left it, and the word to every replica.
   * @returns the new version, or `stale` when somebody saved after `version` was read
   */
  save(
    version: number,
    catalogue: StoredCatalogue,
    toTell: readonly PendingChange["change"][],
    removed?: readonly RemovedMeeting[],
  ): Promise<number | "stale">;
  /** Every meeting that ever left the catalogue, in no order: people may have been there. @throws Fault `catalogue:bad-record` */
  readRemovedMeetings(): Promise<RemovedMeeting[]>;
  /** Earliest first. @throws Fault `catalogue:bad-record` */
  readPendingChanges(): Promise<PendingChange[]>;
  markChangeDone(id: string): Promise<void>;
  /** Calls back soon after a save by any process, on a connection of its own; messages may get lost. @returns ends it */
  onSaved(listener: () => void): () => void;
}

const storedVersion = z.coerce.number().int().nonnegative();

export function createCatalogueStore(redis: RedisClient, keys: Keys): CatalogueStore {
  return {
    async readVersion() {
      return checked(storedVersion, (await redis.get(keys.catalogueVersion())) ?? 0);
    },

    async read() {
      const [json, version] = await redis.mget(keys.catalogue(), keys.catalogueVersion());
      if (!json) return { version: 0, catalogue: emptyCatalogue };
      return { version: checked(storedVersion, version), catalogue: checked(storedCatalogue, parseJson(json)) };
    },

    async save(version, catalogue, toTell, removed = []) {
      const saved = await runScript(
        redis,
        saveCatalogue,
        [keys.catalogue(), keys.catalogueVersion(), keys.pendingChanges(), keys.removedMeetings()],
        [
          version,
          JSON.stringify(catalogue),
          keys.catalogueChannel(),
          toTell.length,
          ...toTell.map((change) => JSON.stringify(change)),
          ...removed.flatMap((one) => [one.meeting.id, JSON.stringify(one)]),
        ],
      );
      return Number(saved) || "stale";
    },

    async readRemovedMeetings() {
      return (await redis.hvals(keys.removedMeetings())).map((json) => checked(storedRemoved, parseJson(json)));
    },

    async readPendingChanges() {
      const pending = Object.entries(await redis.hgetall(keys.pendingChanges()));
      return pending
        .map(([id, json]) => ({ id, change: checked(storedChange, parseJson(json)) }))
        .sort((a, b) => orderOf(a.id) - orderOf(b.id));
    },

    async markChangeDone(id) {
      await redis.hdel(keys.pendingChanges(), id);
    },

    onSaved: (listener) => subscribe(redis, keys.catalogueChannel(), listener),
  };
}

const orderOf = (id: string): number => {
  const [version = 0, position = 0] = id.split("-").map(Number);
  return version * 1_000_000 + position;
};

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new Fault("catalogue:bad-record", { length: json.length }, error);
  }
}

function checked<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Fault("catalogue:bad-record", { path: parsed.error.issues[0]?.path.join(".") ?? "" }, parsed.error);
}
