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
 * In the order in which one thing follows from another: updates and dialogues, then rosters, then the rest, then notices,
 * then what became of them. Names are looked for anew before each: whatever an update that is copied as handled led to is
 * copied too, and what is copied as not yet done is done again after a return, under the same ids, and so once.
 */
const order = (keys: Keys): ((name: string) => boolean)[] => {
  const { namespace } = keys;
  const isOfChat = (name: string) => /^\{c\d+\}/.test(name.slice(namespace.length));
  const isOfRoster = (name: string) => /^\{r\d+\}/.test(name.slice(namespace.length));
  const isNotice = (name: string) => name.startsWith(keys.noticeQueue());
  const isOutcome = (name: string) => name.startsWith(keys.noticeOutcome(""));
  const kinds = [isOfChat, isOfRoster, isNotice, isOutcome];
  return [isOfChat, isOfRoster, (name) => !kinds.some((isKind) => isKind(name)), isNotice, isOutcome];
};

/**
 * What the program changes together shares a hash tag, and is copied in one step: with all that belongs to it, or without.
 * A tag of more than 1,000 keys takes several steps right after each other.
 */
export async function* readAll(redis: RedisClient, keys: Keys): AsyncIterable<BackupRecord[]> {
  for (const isNow of order(keys))
    for (const node of primaries(redis)) {
      const names = new Set<string>();
      for await (const some of keyNames(node, keys.namespace))
        for (const name of some) if (isNow(name)) names.add(name);
      for (const steps of inRounds([...names])) {
        const copied = await Promise.all(
          steps.map(async (step) => toRecords(step, await runForBytes(redis, dumpKeys, step), keys.namespace)),
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
