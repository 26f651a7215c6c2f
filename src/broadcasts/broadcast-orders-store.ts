/** Broadcasts that librarians ordered, in Redis, until they are over and the librarian was told. */
import { z } from "zod";
import { type MessageContent, messageContent } from "../outbox/message.ts";
import { Fault } from "../platform/fault.ts";
import type { BroadcastId, ResidentId } from "../platform/ids.ts";
import { languages, type Language } from "../platform/texts.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import { loadScript, runScript } from "../redis/script.ts";
import { broadcastAudience, type BroadcastAudience } from "./audience.ts";

interface OrderBase {
  /** Made of the update that ordered it, so that the update handled twice orders once. */
  readonly id: BroadcastId;
  /** Who ordered it and is shown the progress, in this language, in the message with this id. */
  readonly by: ResidentId;
  readonly language: Language;
  readonly messageId: number;
  readonly content: MessageContent;
  /** Epoch ms. */
  readonly startAt: number;
}

/** A new message. */
export interface SendingOrder extends OrderBase {
  readonly audience: BroadcastAudience;
  /** The librarian chose a moment in quiet hours. */
  readonly atNight?: boolean;
}

/** A message that was sent is deleted, or gets `content`. */
export interface CorrectionOrder extends OrderBase {
  readonly correction: { readonly kind: "edit" | "delete"; readonly of: BroadcastId };
}

export type BroadcastOrder = SendingOrder | CorrectionOrder;

export type OrderedBroadcast = BroadcastOrder & {
  /** The outbox has it with its whole audience. */
  readonly handedOver: boolean;
  readonly stopped: boolean;
  /** It was deleted at everybody who got it. */
  readonly recalled: boolean;
  /** What the progress message says, and since when (epoch ms). */
  readonly shown: string;
  readonly shownAt: number;
};

export interface BroadcastOrdersStore {
  /** Does nothing for an id that was kept before. */
  save(order: BroadcastOrder): Promise<void>;
  /** Not over, and not waiting for a later moment than `now`. */
  open(now: number): Promise<BroadcastId[]>;
  /** When the next one starts that waits for a later moment than `now`; null without one. */
  nextStartAt(now: number): Promise<number | null>;
  /** Until two days after the end. @throws Fault `broadcasts:bad-record` */
  read(id: BroadcastId): Promise<OrderedBroadcast | null>;
  markHandedOver(id: BroadcastId): Promise<void>;
  /** One that waits for its moment is open from now on. */
  markStopped(id: BroadcastId): Promise<void>;
  /** Nothing happens to one that is not kept any more. */
  markRecalled(id: BroadcastId): Promise<void>;
  markShown(id: BroadcastId, shown: string, at: number): Promise<void>;
  isOpen(id: BroadcastId): Promise<boolean>;
  close(id: BroadcastId): Promise<void>;
  /** Whether this process (`owner`) is the one that takes broadcasts further, from now on for `lifeMs`. */
  hold(owner: string, lifeMs: number): Promise<boolean>;
}

const saveOrder = loadScript(new URL("save-order.lua", import.meta.url));
const keptAfterEndSeconds = 48 * 3600;

const broadcastId = z.string().transform((id) => id as BroadcastId);
const orderBase = z.object({
  id: broadcastId,
  by: z.number().transform((id) => id as ResidentId),
  language: z.enum(languages as [Language, ...Language[]]),
  messageId: z.number(),
  content: messageContent,
  startAt: z.number(),
});
const storedOrder: z.ZodType<BroadcastOrder> = z.union([
  orderBase.extend({ audience: broadcastAudience, atNight: z.boolean().exactOptional() }),
  orderBase.extend({ correction: z.object({ kind: z.enum(["edit", "delete"]), of: broadcastId }) }),
]);
const storedState = z.object({
  order: z.string(),
  handed: z.string().optional(),
  stopped: z.string().optional(),
  recalled: z.string().optional(),
  shown: z.string().default(""),
  shownAt: z.coerce.number().default(0),
});

export function createBroadcastOrdersStore(redis: RedisClient, keys: Keys): BroadcastOrdersStore {
  const mark = async (id: BroadcastId, fields: Record<string, string | number>) => {
    await redis.hset(keys.broadcastOrder(id), fields);
  };
  return {
    save: async (order) => {
      const touched = [keys.broadcastOrder(order.id), keys.openBroadcasts()];
      await runScript(redis, saveOrder, touched, [JSON.stringify(order), order.id, order.startAt]);
    },
    open: async (now) => (await redis.zrangebyscore(keys.openBroadcasts(), "-inf", now)) as BroadcastId[],
    nextStartAt: async (now) => {
      const [, startAt] = await redis.zrangebyscore(
        keys.openBroadcasts(),
        `(${now}`,
        "+inf",
        "WITHSCORES",
        "LIMIT",
        0,
        1,
      );
      return startAt === undefined ? null : Number(startAt);
    },
    read: async (id) => {
      const raw = await redis.hgetall(keys.broadcastOrder(id));
      return raw.order === undefined ? null : decode(id, raw);
    },
    markHandedOver: (id) => mark(id, { handed: 1 }),
    markStopped: async (id) => {
      await redis.multi().hset(keys.broadcastOrder(id), "stopped", 1).zadd(keys.openBroadcasts(), "XX", 0, id).exec();
    },
    markRecalled: async (id) => {
      const key = keys.broadcastOrder(id);
      if (await redis.hexists(key, "order"))
        await redis.multi().hset(key, "recalled", 1).expire(key, keptAfterEndSeconds).exec();
    },
    markShown: (id, shown, shownAt) => mark(id, { shown, shownAt }),
    isOpen: async (id) => (await redis.zscore(keys.openBroadcasts(), id)) !== null,
    close: async (id) => {
      const order = keys.broadcastOrder(id);
      await redis.multi().zrem(keys.openBroadcasts(), id).expire(order, keptAfterEndSeconds).exec();
    },
    hold: async (owner, lifeMs) => {
      const key = keys.broadcastsHolder();
      if ((await redis.set(key, owner, "PX", lifeMs, "NX")) !== null) return true;
      if ((await redis.get(key)) !== owner) return false;
      // Two holders for a moment do no harm: the outbox takes one audience, and an edit repeated changes nothing.
      await redis.pexpire(key, lifeMs);
      return true;
    },
  };
}

function decode(id: BroadcastId, raw: Record<string, string>): OrderedBroadcast {
  try {
    const { order, handed, stopped, recalled, shown, shownAt } = storedState.parse(raw);
    const parsed = storedOrder.parse(JSON.parse(order));
    return {
      ...parsed,
      handedOver: handed !== undefined,
      stopped: stopped !== undefined,
      recalled: recalled !== undefined,
      shown,
      shownAt,
    };
  } catch (cause) {
    throw new Fault("broadcasts:bad-record", { id }, cause);
  }
}
