/** Everything under our keys, read out of Redis and put back, whether it is one server or a Cluster. */
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import { keyNames, primaries } from "../redis/primaries.ts";
import { loadScript, runForBytes } from "../redis/script.ts";
import type { BackupRecord } from "./backup-file.ts";

const dumpKeys = loadScript(new URL("dump-keys.lua", import.meta.url));
/** Keys copied in one step, during which Redis does nothing else: some 10 ms. */
const keysInStep = 1_000;

/**
 * What the program changes together shares a hash tag, and is copied in one step: with all that belongs to it, or without.
 * A tag of more than 1,000 keys takes several steps right after each other.
 */
export async function* readAll(redis: RedisClient, { namespace }: Keys): AsyncIterable<BackupRecord[]> {
  for (const node of primaries(redis)) {
    const names = new Set<string>();
    for await (const some of keyNames(node, namespace)) for (const name of some) names.add(name);
    for (const steps of inRounds([...names])) {
      const copied = await Promise.all(
        steps.map(async (keys) => toRecords(keys, await runForBytes(redis, dumpKeys, keys), namespace)),
      );
      yield copied.flat();
    }
  }
}

function toRecords(keys: readonly string[], copies: unknown, namespace: string): BackupRecord[] {
  return keys.flatMap((key, i) => {
    const [value, expiresAt] = (copies as (Buffer | number | null)[]).slice(2 * i, 2 * i + 2);
    return value instanceof Buffer ? [{ key: key.slice(namespace.length), expiresAt: Number(expiresAt), value }] : [];
  });
}

/** Steps in rounds of about `keysInStep` keys, each of which is sent at once. */
function* inRounds(names: readonly string[]): Iterable<string[][]> {
  const tags = new Map<string, string[]>();
  for (const name of names) {
    const tag = /\{([^}]+)\}/.exec(name)?.[0] ?? name;
    const ofTag = tags.get(tag);
    if (ofTag) ofTag.push(name);
    else tags.set(tag, [name]);
  }
  let round: string[][] = [];
  let size = 0;
  for (const ofTag of tags.values())
    for (let i = 0; i < ofTag.length; i += keysInStep) {
      const step = ofTag.slice(i, i + keysInStep);
      if (size + step.length > keysInStep && size > 0) {
        yield round;
        [round, size] = [[], 0];
      }
      round.push(step);
      size += step.length;
    }
  if (size > 0) yield round;
}

export async function isEmpty(redis: RedisClient, { namespace }: Keys): Promise<boolean> {
  for (const node of primaries(redis)) for await (const names of keyNames(node, namespace)) return names.length === 0;
  return true;
}

export async function removeAll(redis: RedisClient, { namespace }: Keys): Promise<void> {
  for (const node of primaries(redis))
    for await (const names of keyNames(node, namespace)) await Promise.all(names.map((name) => redis.unlink(name)));
}

/** Whether a program reads updates from this store; one that was killed counts for 10 more seconds. */
export const isInUse = async (redis: RedisClient, keys: Keys): Promise<boolean> =>
  (await redis.exists(keys.inboxReaders())) === 1;

/** What expired meanwhile is left out by Redis itself. @throws where this Redis is older than the one of the backup */
export async function writeRecords(
  redis: RedisClient,
  { namespace }: Keys,
  records: readonly BackupRecord[],
): Promise<void> {
  await Promise.all(
    records.map(({ key, expiresAt, value }) => redis.restore(namespace + key, expiresAt, value, "REPLACE", "ABSTTL")),
  );
}
