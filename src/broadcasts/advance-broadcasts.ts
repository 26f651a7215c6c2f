/** Takes every broadcast that is not over a step further: gathers its audience when its moment has come, shows how far it is, says when it is done. */
import type { MessageContent } from "../outbox/message.ts";
import type { BroadcastId } from "../platform/ids.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { QuietHours } from "../outbox/quiet-hours.ts";
import type { Logger } from "../platform/logger.ts";
import type { Texts } from "../platform/texts.ts";
import { gatherAudience, type AudienceDeps } from "./audience.ts";
import type { BroadcastOrder, BroadcastOrdersStore, OrderedBroadcast, SendingOrder } from "./broadcast-orders-store.ts";
import { correctionProgress, progressMessage, recalledMessage, stoppedBeforeStart } from "./progress-message.ts";

/** Changes a message that the bot sent. Resolves also when it is gone; throws when it may succeed later. */
export type EditMessage = (chatId: number, messageId: number, content: MessageContent) => Promise<void>;

export interface AdvanceDeps extends AudienceDeps {
  readonly orders: BroadcastOrdersStore;
  readonly outbox: Pick<Outbox, "startBroadcast" | "correctBroadcast" | "progress" | "stopBroadcast">;
  readonly editMessage: EditMessage;
  readonly texts: Texts;
  readonly quiet: QuietHours;
  readonly logger: Logger;
  /** Name of this process among replicas. */
  readonly owner: string;
}

/** Telegram slows down bots that edit more often. */
const betweenEditsMs = 2_000;
/** After a crash another process goes on this much later. */
const holdMs = 10_000;

/** Called again and again, every second or so; a step that failed is tried again by the next call. */
export async function advanceBroadcasts(deps: AdvanceDeps): Promise<void> {
  const ids = await deps.orders.open(deps.clock.now());
  if (ids.length === 0 || !(await deps.orders.hold(deps.owner, holdMs))) return;
  for (const id of ids) {
    try {
      const broadcast = await deps.orders.read(id);
      if (broadcast) await advance(deps, broadcast);
      else await deps.orders.close(id);
    } catch (error) {
      deps.logger.error("broadcast-not-advanced", { broadcastId: id }, error);
    }
  }
}

async function advance(deps: AdvanceDeps, broadcast: OrderedBroadcast): Promise<void> {
  const { orders, outbox } = deps;
  const { id } = broadcast;
  const t = deps.texts(broadcast.language);
  if (!broadcast.handedOver) {
    if (broadcast.stopped) {
      await show(deps, broadcast, stoppedBeforeStart(t), true);
      return orders.close(id);
    }
    await handOver(deps, broadcast);
    await orders.markHandedOver(id);
  }
  const stopped = broadcast.stopped || (await orders.read(id))?.stopped;
  if (stopped) await outbox.stopBroadcast(id);
  const progress = await outbox.progress(id);
  if (!progress) return orders.close(id);
  const content =
    "correction" in broadcast
      ? correctionProgress(t, id, broadcast.correction.kind, progress)
      : progressMessage(t, id, progress, quietUntil(deps, broadcast));
  const isOver = progress.state === "done" || progress.state === "stopped";
  if ("correction" in broadcast && broadcast.correction.kind === "delete" && progress.sent === progress.total)
    await endRecalled(deps, broadcast.correction.of);
  await show(deps, broadcast, content, isOver);
  // Messages in flight when it was stopped still arrive, and count.
  if (isOver && progress.atWork === 0) await orders.close(id);
}

/** Where the broadcast was ordered, nothing offers to take it back any more. */
async function endRecalled({ orders, texts, editMessage }: AdvanceDeps, id: BroadcastId): Promise<void> {
  await orders.markRecalled(id);
  const sent = await orders.read(id);
  if (sent) await editMessage(sent.by, sent.messageId, recalledMessage(texts(sent.language), id));
}

function handOver(deps: AdvanceDeps, order: BroadcastOrder): Promise<void> {
  const { id, content } = order;
  if ("correction" in order) return deps.outbox.correctBroadcast({ id, content, ...order.correction });
  return deps.outbox.startBroadcast({
    id,
    content,
    audience: gatherHolding(deps, order),
    atNight: order.atNight ?? false,
  });
}

/** The moment at which sending goes on; null while nothing holds it up. */
function quietUntil({ quiet, clock }: AdvanceDeps, { atNight }: SendingOrder): number | null {
  const now = clock.now();
  const awakeAt = quiet.awakeAt(now);
  return awakeAt > now && !atNight ? awakeAt : null;
}

/** The audience as it is when sending begins; a long one keeps this process in charge. */
async function* gatherHolding(deps: AdvanceDeps, { audience }: SendingOrder): AsyncIterable<readonly number[]> {
  for await (const chunk of gatherAudience(deps, audience)) {
    await deps.orders.hold(deps.owner, holdMs);
    yield chunk;
  }
}

async function show(deps: AdvanceDeps, broadcast: OrderedBroadcast, content: MessageContent, isLast: boolean) {
  const now = deps.clock.now();
  const { id, by, messageId, shown, shownAt } = broadcast;
  const isRecent = Math.abs(now - shownAt) < betweenEditsMs;
  if (content.text === shown || (isRecent && !isLast)) return;
  await deps.editMessage(by, messageId, content);
  await deps.orders.markShown(id, content.text, now);
}
