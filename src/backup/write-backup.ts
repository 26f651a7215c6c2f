/** Writes everything that is stored into one file, which appears under its name only when it is complete. */
import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Clock } from "../platform/clock.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import { readFormat } from "../redis/format.ts";
import { type BackupRecord, encodeBackup } from "./backup-file.ts";
import { readAll } from "./backup-store.ts";

export interface BackupDeps {
  readonly redis: RedisClient;
  readonly keys: Keys;
  readonly clock: Clock;
  /** @param count keys so far */
  readonly onProgress?: (count: number) => void;
}

/** The file holds personal data: nobody but its owner reads it. @returns number of keys */
export async function writeBackup({ redis, keys, clock, onProgress }: BackupDeps, file: string): Promise<number> {
  let count = 0;
  async function* counted(): AsyncIterable<BackupRecord[]> {
    for await (const records of readAll(redis, keys)) {
      yield records;
      count += records.length;
      onProgress?.(count);
    }
  }
  const header = { createdAt: clock.now(), format: await readFormat(redis, keys) };
  const unfinished = `${file}.unfinished`;
  try {
    await pipeline(
      Readable.from(encodeBackup(header, counted())),
      createGzip({ level: 6 }),
      createWriteStream(unfinished, { mode: 0o600 }),
    );
    await toDisk(unfinished);
    await rename(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
  return count;
}

async function toDisk(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
