/** What the librarian who ordered a broadcast reads about it, in one message that changes. */
import type { BroadcastProgress } from "../outbox/broadcast.ts";
import type { MessageContent } from "../outbox/message.ts";
import type { BroadcastId } from "../platform/ids.ts";
import type { T } from "../platform/texts.ts";
import { outcomeData, recallData, stopBroadcastData } from "./broadcast-callbacks.ts";

export const preparingMessage = (t: T, id: BroadcastId): MessageContent => ({
  text: t("broadcast-preparing"),
  buttons: stopButton(t, id),
});

export const scheduledMessage = (t: T, id: BroadcastId, startAt: number, count: number): MessageContent => ({
  text: t("broadcast-scheduled", { date: t.format.date(startAt), time: t.format.time(startAt), count: String(count) }),
  buttons: stopButton(t, id),
});

export const stoppedBeforeStart = (t: T): MessageContent => ({ text: t("broadcast-stopped-before-start") });

/** @param quietUntil when sending goes on, epoch ms; null while nothing holds it up */
export function progressMessage(
  t: T,
  id: BroadcastId,
  progress: BroadcastProgress,
  quietUntil: number | null,
): MessageContent {
  const { state, total, sent, failed, blocked } = progress;
  const counts = { sent: String(sent), failed: String(failed), blocked: String(blocked) };
  const left = String(total - sent - failed - blocked);
  switch (state) {
    case "gathering":
    case "waiting":
      return preparingMessage(t, id);
    case "sending": {
      const args = { ...counts, left, total: String(total) };
      const text =
        quietUntil === null
          ? t("broadcast-sending", args)
          : t("broadcast-resting", { ...args, time: t.format.time(quietUntil) });
      return { text, buttons: stopButton(t, id) };
    }
    case "done":
      return { text: t("broadcast-done", counts), buttons: afterwards(t, id, sent) };
    case "stopped":
      return { text: t("broadcast-stopped", { ...counts, left }), buttons: afterwards(t, id, sent) };
  }
}

/** What the librarian who deletes or changes a broadcast at everybody reads. */
export function correctionProgress(
  t: T,
  id: BroadcastId,
  kind: "edit" | "delete",
  { state, total, sent, failed, blocked }: BroadcastProgress,
): MessageContent {
  const counts = { done: String(sent), total: String(total), missed: String(failed + blocked) };
  if (state === "done") return { text: t(kind === "edit" ? "broadcast-edited" : "broadcast-deleted", counts) };
  if (state === "stopped") return { text: t("broadcast-correction-stopped", counts) };
  return { text: t(kind === "edit" ? "broadcast-editing" : "broadcast-deleting", counts), buttons: stopButton(t, id) };
}

/** What stands where a broadcast was that was deleted at everybody. */
export const recalledMessage = (t: T, id: BroadcastId): MessageContent => ({
  text: t("broadcast-recall-recalled"),
  buttons: [[{ label: t.plain("broadcast-outcome-button"), data: outcomeData(id) }]],
});

const afterwards = (t: T, id: BroadcastId, sent: number) => [
  [{ label: t.plain("broadcast-outcome-button"), data: outcomeData(id) }],
  ...(sent > 0 ? [[{ label: t.plain("broadcast-recall-button"), data: recallData(id) }]] : []),
];

const stopButton = (t: T, id: BroadcastId) => [
  [{ label: t.plain("broadcast-halt-button"), data: stopBroadcastData(id) }],
];
