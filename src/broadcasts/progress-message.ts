/** What the librarian who ordered a broadcast reads about it, in one message that changes. */
import type { BroadcastProgress } from "../outbox/broadcast.ts";
import type { MessageContent } from "../outbox/message.ts";
import type { BroadcastId } from "../platform/ids.ts";
import type { T } from "../platform/texts.ts";
import { stopBroadcastData } from "./broadcast-callbacks.ts";

export const preparingMessage = (t: T, id: BroadcastId): MessageContent => ({
  text: t("broadcast-preparing"),
  buttons: stopButton(t, id),
});

export const scheduledMessage = (t: T, id: BroadcastId, startAt: number, count: number): MessageContent => ({
  text: t("broadcast-scheduled", { date: t.format.date(startAt), time: t.format.time(startAt), count: String(count) }),
  buttons: stopButton(t, id),
});

export const stoppedBeforeStart = (t: T): MessageContent => ({ text: t("broadcast-stopped-before-start") });

export function progressMessage(t: T, id: BroadcastId, progress: BroadcastProgress): MessageContent {
  const { state, total, sent, failed, blocked } = progress;
  const counts = { sent: String(sent), failed: String(failed), blocked: String(blocked) };
  const left = String(total - sent - failed - blocked);
  switch (state) {
    case "gathering":
    case "waiting":
      return preparingMessage(t, id);
    case "sending":
      return { text: t("broadcast-sending", { ...counts, left, total: String(total) }), buttons: stopButton(t, id) };
    case "done":
      return { text: t("broadcast-done", counts) };
    case "stopped":
      return { text: t("broadcast-stopped", { ...counts, left }) };
  }
}

const stopButton = (t: T, id: BroadcastId) => [
  [{ label: t.plain("broadcast-halt-button"), data: stopBroadcastData(id) }],
];
