/** Tells the librarians, past the outbox that may be what stalls, when the program cannot do its work; runs each minute. */
import type { BacklogStore } from "../outbox/backlog-store.ts";
import type { Sender } from "../outbox/message.ts";
import type { Clock } from "../platform/clock.ts";
import type { ResidentId } from "../platform/ids.ts";
import type { Logger } from "../platform/logger.ts";
import type { Html } from "../platform/markup.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { T, Texts } from "../platform/texts.ts";
import type { Librarians } from "../residents/librarians.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";
import { type Alert, alertsFor, progressOf } from "./alert.ts";
import type { AlertsStore } from "./alerts-store.ts";

export interface AlertDeps {
  readonly store: AlertsStore;
  readonly backlog: BacklogStore;
  readonly memoryUsed: () => Promise<number | undefined>;
  /** Whether quiet hours keep broadcasts waiting. */
  readonly isResting: (now: number) => boolean;
  readonly librarians: Pick<Librarians, "list">;
  readonly residents: Pick<ResidentsStore, "read">;
  readonly sender: Sender;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, "alerts">;
}

export async function alertLibrarians(deps: AlertDeps): Promise<void> {
  const { store, clock } = deps;
  const [backlog, memory, before] = await Promise.all([deps.backlog.read(), deps.memoryUsed(), store.progress()]);
  const now = clock.now();
  const progress = progressOf(backlog, before, deps.isResting(now), now);
  await store.saveProgress(progress);
  for (const alert of alertsFor(backlog, progress, memory)) {
    if (!(await store.claim(alert.kind))) continue;
    deps.metrics.alerts.inc({ kind: alert.kind });
    deps.logger.error("alert", { ...alert });
    if (!(await reachAnybody(deps, alert))) await store.giveBack(alert.kind);
  }
}

async function reachAnybody({ librarians, residents, sender, texts }: AlertDeps, alert: Alert): Promise<boolean> {
  const { owners, invited } = await librarians.list();
  const ids: ResidentId[] = [...new Set([...owners, ...invited.map((librarian) => librarian.id)])];
  const results = await Promise.all(
    ids.map(async (id) => sender.send(id, { text: say(texts((await residents.read(id)).language), alert) })),
  );
  return results.some((result) => result.kind === "sent");
}

function say(t: T, alert: Alert): Html {
  switch (alert.kind) {
    case "deliveries-stalled":
      return t("alert-deliveries-stalled", { waiting: String(alert.waiting), minutes: String(alert.minutes) });
    case "redis-memory":
      return t("alert-redis-memory", { percent: String(alert.percent) });
  }
}
