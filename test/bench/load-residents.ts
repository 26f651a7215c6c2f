/** Residents by the million: writes what the store writes for one, many to a pipeline. */
import type { ResidentId } from "../../src/platform/ids.ts";
import type { RedisClient } from "../../src/redis/connect.ts";
import { chatPartition, type Keys } from "../../src/redis/keys.ts";

const atOnce = 5_000;

/** Each consented, may be written to and keeps one participant; a test holds that the store reads them as its own. */
export async function addResidents(
  redis: RedisClient,
  keys: Keys,
  { from, count, now }: { readonly from: number; readonly count: number; readonly now: number },
): Promise<void> {
  const sizes = new Map<number, number>();
  for (let first = 0; first < count; first += atOnce) {
    const pipeline = redis.pipeline();
    for (let i = first; i < Math.min(count, first + atOnce); i++) {
      const id = (from + i) as ResidentId;
      pipeline.hset(keys.resident(id), "c", now, "r", 1, "p1", `1995s${nameOf(i)}`);
      pipeline.hset(keys.audience(id), String(id), everything);
      sizes.set(chatPartition(id), (sizes.get(chatPartition(id)) ?? 0) + 1);
    }
    await pipeline.exec();
  }
  for (const [partition, size] of sizes)
    for (const field of ["all", ...interestFields]) await redis.hincrby(keys.audienceSizes(partition), field, size);
}

const interestFields = ["0", "1", "2", "3"];
/** The mask of all interests. */
const everything = 2 ** interestFields.length - 1;

const firstNames = ["Rina", "Budi", "Siti", "Agus", "Dewi", "Andi", "Nurul", "Joko"];
const lastNames = ["Wati", "Santoso", "Rahmah", "Pratama", "Lestari", "Hidayat", "Aini", "Susilo"];
export const nameOf = (i: number): string => `${firstNames[i % 8]} ${lastNames[Math.floor(i / 8) % 8]}`;
