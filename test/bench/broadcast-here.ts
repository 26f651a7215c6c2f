/** A broadcast to invented residents, ordered as a librarian orders it and sent by the program. */
import { createBroadcastOrdersStore } from "../../src/broadcasts/broadcast-orders-store.ts";
import { createBroadcastStore } from "../../src/outbox/broadcast-store.ts";
import type { BroadcastProgress } from "../../src/outbox/broadcast.ts";
import type { BroadcastId, ResidentId } from "../../src/platform/ids.ts";
import type { Html } from "../../src/platform/markup.ts";
import { addResidents } from "./load-residents.ts";
import { readProgramme } from "./programme.ts";
import { mondayMorning, type Stage } from "./stage.ts";

const id = "b1" as BroadcastId;
const firstRecipient = 1_000_000_000;

export interface OrderedHere {
  order(): Promise<void>;
  progress(): Promise<BroadcastProgress | undefined>;
}

/** Redis holds nothing but the sample's programme and `recipients` residents; the broadcast is not ordered yet. */
export async function prepareBroadcast(stage: Stage, recipients: number): Promise<OrderedHere> {
  const now = Date.parse(mondayMorning);
  await stage.publish(await readProgramme(now));
  await addResidents(stage.redis, stage.keys, { from: firstRecipient, count: recipients, now });
  const orders = createBroadcastOrdersStore(stage.redis, stage.keys);
  const broadcasts = createBroadcastStore(stage.redis, stage.keys);
  return {
    order: () =>
      orders.save({
        id,
        by: 900 as ResidentId,
        language: "id",
        messageId: 1,
        content: { text: "Perpustakaan buka sampai malam selama pekan literasi." as Html },
        audience: { kind: "all" },
        startAt: now,
      }),
    progress: () => broadcasts.progress(id),
  };
}
