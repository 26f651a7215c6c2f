/** Reads the partitions this process holds and hands their updates on; takes, renews and gives back partitions as processes come and go. */
import type { Logger } from "../platform/logger.ts";
import type { Metrics } from "../platform/metrics.ts";
import { createStop, createWaiting, type Waiting } from "../platform/waiting.ts";
import type { RedisClient } from "../redis/connect.ts";
import { chatPartition, partitions } from "../redis/keys.ts";
import { subscribe } from "../redis/subscribe.ts";
import { createChatQueues } from "./chat-queues.ts";
import { handleEntry } from "./handle-entry.ts";
import type { InboxStore } from "./inbox-store.ts";
import type { LeaseStore } from "./lease-store.ts";
import type { Handler, InboxEntry, IncomingUpdate, RunningInbox } from "./update.ts";

/** A process that says nothing for this long has lost its partitions. */
const leaseMs = 10_000;
/** Leases are renewed, and partitions looked at without a bell, this often. */
const tickMs = 1_000;
/** Every so many ticks what was handed out but never arrived here is looked for. */
const ticksPerRecovery = 10;
/** Enough for a thousand replies a second where Telegram takes 150 ms; what is at work is held in memory. */
const chatsAtWork = 150;
/** Entries kept in memory; beyond, they wait in Redis. */
const heldAtMost = 5_000;
/** Behind each call of `take`, some hundred of which may be one step. */
const readAtOnce = 10;

interface Partition {
  /** `recovering`: pending entries come first; `leaving`: reads no more, given back when its handlers have ended. */
  state: "recovering" | "reading" | "leaving";
  /** Monotonic ms until which the lease surely holds. */
  until: number;
  /** Entries that wait or are at work here. */
  readonly known: Set<string>;
  /** Those of them that are at work. */
  readonly atWork: Set<string>;
}

/** An entry and the hold under which it was accepted. */
interface Accepted {
  readonly chatId: number;
  readonly entry: InboxEntry;
  readonly by: Partition;
}

export interface Reader extends RunningInbox {
  /** Stores updates of a partition and takes them in. @returns false, and nothing is done, where the partition is not ours */
  receive(partition: number, updates: readonly IncomingUpdate[]): Promise<boolean>;
}

interface Deps {
  readonly redis: RedisClient;
  readonly bell: string;
  readonly store: InboxStore;
  readonly leases: LeaseStore;
  readonly handler: Handler;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

export function createReader({ redis, bell, store, leases, handler, logger, metrics }: Deps): Reader {
  const held = new Map<number, Partition>();
  /** Partitions in which entries may wait that there was no room for. */
  const hungry = new Set<number>();
  /** By chat the entry that is handled and not yet known to be acknowledged. */
  const finishing = new Map<number, string>();
  const stopping = createStop();
  const handle = handleEntry({ store, handler, logger, metrics, signal: stopping.signal });
  const queues = createChatQueues<Accepted>(chatsAtWork, async ({ entry, by }, inRow, answered) => {
    const number = chatPartition(entry.chatId);
    const isCurrent = held.get(number) === by && by.known.has(entry.id) && by.state !== "leaving";
    const isOurs = isCurrent && performance.now() < by.until;
    // What was taken from us meanwhile is handled by the new holder, which found it pending: us, if we took it back.
    if (isOurs) {
      by.atWork.add(entry.id);
      await handle({ ...entry, inRow }, () => {
        finishing.set(entry.chatId, entry.id);
        answered();
      });
      finishing.delete(entry.chatId);
      by.atWork.delete(entry.id);
      held.get(number)?.known.delete(entry.id);
    } else if (isCurrent) holdAnew(number, by.until);
    else by.known.delete(entry.id);
    metrics.updatesWaiting.set(queues.size - 1);
    feedHungry();
  });

  const room = (number: number): number | undefined => {
    const partition = held.get(number);
    if (!partition || stopping.signal.aborted) return undefined;
    if (partition.state !== "reading") return 0;
    if (queues.size < heldAtMost) return readAtOnce;
    hungry.add(number);
    return 0;
  };

  /**
   * Chats of which nothing was to be handled any more when an update was sent to be stored: by chat the id of that update.
   * The record that comes with it is older than the update's arrival here, and holds if nothing of the chat came in between.
   */
  const alone = new Map<number, number>();

  const accept = (partition: Partition, entries: readonly InboxEntry[]) => {
    for (const entry of entries) {
      const isAlone = alone.get(entry.chatId) === entry.updateId;
      alone.delete(entry.chatId);
      partition.known.add(entry.id);
      queues.add({ chatId: entry.chatId, entry: isAlone ? entry : { ...entry, record: undefined }, by: partition });
    }
    if (entries.length > 0) metrics.updatesWaiting.set(queues.size);
  };

  const receive = async (number: number, updates: readonly IncomingUpdate[]): Promise<boolean> => {
    const asked = room(number);
    if (asked === undefined) return false;
    const entryBefore = ({ chatId, updateId }: IncomingUpdate): string | undefined => {
      const before = queues.has(chatId) ? finishing.get(chatId) : "";
      if (asked === 0 || before === undefined || queues.waits(chatId) || alone.has(chatId)) return undefined;
      alone.set(chatId, updateId);
      return before;
    };
    try {
      deliver(number, await store.take(number, updates, asked, entryBefore), asked);
    } finally {
      for (const { chatId, updateId } of updates) if (alone.get(chatId) === updateId) alone.delete(chatId);
    }
    return true;
  };

  /** @param asked how many were asked for: as many as that means that more may wait */
  const deliver = (number: number, entries: readonly InboxEntry[], asked: number) => {
    const partition = held.get(number);
    // While a partition recovers, its pending entries are fetched in order, these among them.
    if (partition?.state !== "reading" || stopping.signal.aborted) return;
    accept(partition, entries);
    if (asked > 0 && entries.length === asked) read(number);
  };

  const read = (number: number) => {
    const asked = room(number);
    if (!asked) return;
    store.take(number, [], asked).then(
      (entries) => deliver(number, entries, asked),
      (error: unknown) => logger.warn("inbox-read-failed", { partition: number, reason: nameOf(error) }),
    );
  };

  const feedHungry = () => {
    if (hungry.size === 0 || queues.size > heldAtMost / 2) return;
    for (const number of hungry) {
      hungry.delete(number);
      read(number);
    }
  };

  /** Fetches what was handed out and not acknowledged: at first all, later what a broken connection swallowed. */
  const recover = async (number: number, partition: Partition) => {
    partition.state = "recovering";
    // As known now: what is acknowledged while the answer is on its way was pending when Redis gave it.
    const entries = await store.takePending(number, new Set(partition.known));
    if (held.get(number) !== partition || partition.state !== "recovering" || stopping.signal.aborted) return;
    accept(partition, entries);
    partition.state = "reading";
    read(number);
  };

  const hold = async (number: number): Promise<boolean> => {
    const askedAt = performance.now();
    const ours = await leases.hold(number, leaseMs);
    const partition = held.get(number);
    if (!ours) held.delete(number);
    else if (partition && askedAt < partition.until) partition.until = askedAt + leaseMs;
    else holdAnew(number, askedAt + leaseMs);
    return ours;
  };

  /** What waits here others may have finished, or had their turn with: it is found again. What is at work stays known. */
  const holdAnew = (number: number, until: number) => {
    const atWork = held.get(number)?.atWork ?? new Set<string>();
    held.set(number, { state: "recovering", until, known: new Set(atWork), atWork });
  };

  let ticks = 0;
  const shareOut = async () => {
    const fairShare = Math.ceil(partitions / (await leases.join(leaseMs)));
    // At first also all that was held under our name before: what is too much the others get with the next tick.
    const share = ticks === 0 ? partitions : fairShare;
    await Promise.all([...held.keys()].map(hold));
    const surplus = [...held.values()].filter((p) => p.state !== "leaving").slice(share);
    for (const partition of surplus) partition.state = "leaving";
    const left = [...held].filter(([, p]) => p.state === "leaving" && p.known.size === 0);
    await Promise.all(left.map(([number]) => giveBack(number)));
    const start = Math.floor(Math.random() * partitions);
    const free = Array.from({ length: partitions }, (_, i) => (start + i) % partitions).filter((n) => !held.has(n));
    for (let next = 0; held.size < share && next < free.length;) {
      const some = free.slice(next, next + share - held.size);
      next += some.length;
      await Promise.all(some.map(hold));
    }
    if (left.length > 0) await redis.publish(bell, "");
  };

  const giveBack = async (number: number) => {
    held.delete(number);
    await leases.release(number);
  };

  const tick = async () => {
    await shareOut();
    const everything = ++ticks % ticksPerRecovery === 0;
    await Promise.all(
      [...held].map(async ([number, partition]) => {
        if (partition.state === "leaving") return;
        if (everything || partition.state === "recovering") await recover(number, partition);
        else read(number);
      }),
    );
  };

  const waiting: Waiting = createWaiting();
  const loop = async () => {
    while (!stopping.signal.aborted) {
      await tick().catch((error: unknown) => logger.warn("inbox-tick-failed", { reason: nameOf(error) }));
      await waiting.wait(tickMs);
    }
  };
  const looping = loop();

  const onBreak = () => {
    for (const partition of held.values()) if (partition.state === "reading") partition.state = "recovering";
    waiting.wake();
  };
  for (const event of ["close", "-node", "node error"]) redis.on(event, onBreak);

  // Without the bell, ticks find what is new.
  const unsubscribe = subscribe(redis, bell, (rung) => {
    if (rung === "") waiting.wake();
    else for (const number of rung.split(",")) read(Number(number));
  });

  return {
    receive,
    get reading() {
      return [...held.values()].some((p) => p.state === "reading");
    },
    async stop() {
      stopping.abort();
      waiting.wake();
      for (const event of ["close", "-node", "node error"]) redis.off(event, onBreak);
      unsubscribe();
      await queues.close();
      await looping;
      await Promise.all([...held.keys()].map(giveBack));
      await leases.leave();
      await redis.publish(bell, "");
    },
  };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.message.split(" ", 1)[0] || error.name : "");
