/** Takes a workbook over as the new catalogue, or says why not; changes for those registered, and what leaves the schedule, are made only when confirmed. */
import type { Clock } from "../platform/clock.ts";
import type { MeetingId } from "../platform/ids.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { CatalogueStore } from "./catalogue-store.ts";
import { concernsRegistered, type MeetingChange, type PendingChange, removedMeetings } from "./change.ts";
import { parseTables } from "./parse-tables.ts";
import { planImport } from "./plan-import.ts";
import type { Problem } from "./problem.ts";
import { type RawTable, type TableName, tableNames } from "./tables.ts";
import { writeTables } from "./write-tables.ts";

export interface ImportDeps {
  readonly store: CatalogueStore;
  readonly clock: Clock;
  readonly local: LocalTime;
  /** People registered for each meeting, waiting ones too. */
  readonly registrationsOf: (ids: readonly MeetingId[]) => Promise<ReadonlyMap<MeetingId, number>>;
}

export interface ImportRequest {
  readonly tables: readonly RawTable[];
  /** What becomes of tables that are not given: emptied, as the whole workbook says, or kept, when one table was sent. */
  readonly missing: "empty" | "keep";
  readonly confirmed: boolean;
  /** Also wants confirmation before coming meetings leave the schedule for which nobody is registered. */
  readonly asksBeforeDropping?: boolean;
  /** Version that the change was confirmed for; another one by now is `stale`. */
  readonly version?: number;
}

/** Numbers of meetings that are not listed any more. */
export interface LeftOut {
  /** Still to come: they leave the schedule. */
  readonly dropped: number;
  /** Past: what is known of them stays. */
  readonly kept: number;
}

export type ImportOutcome =
  | (LeftOut & {
      readonly kind: "imported";
      readonly version: number;
      readonly counts: Readonly<Record<TableName | "meetings", number>>;
      readonly changes: readonly MeetingChange[];
    })
  /** Nothing was imported. */
  | { readonly kind: "problems"; readonly problems: readonly Problem[] }
  /** Nothing was imported yet: these changes concern people who are registered. */
  | (LeftOut & {
      readonly kind: "needs-confirmation";
      readonly version: number;
      readonly changes: readonly { readonly change: PendingChange["change"]; readonly registrations: number }[];
    })
  /** Somebody else changed the catalogue meanwhile; nothing was imported. */
  | { readonly kind: "stale" };

export async function importCatalogue(deps: ImportDeps, request: ImportRequest): Promise<ImportOutcome> {
  const { version, catalogue } = await deps.store.read();
  if (request.version !== undefined && request.version !== version) return { kind: "stale" };
  const others = request.missing === "keep" ? writeTables(catalogue, deps.local) : [];
  const given = tableNames.flatMap((name) => [...request.tables, ...others].find((t) => t.table === name) ?? []);
  const parsed = parseTables(given, deps.local);
  if (parsed.kind === "problems") return parsed;
  const now = deps.clock.now();
  const { next, changes, kept } = planImport(catalogue, parsed.programme, now, deps.local);
  const dropped = changes.filter((change) => change.kind === "meeting-removed").length;
  const leftOut: LeftOut = { dropped, kept: kept.length };
  const toTell = changes.filter((change) => concernsRegistered(change, now));
  if (!request.confirmed) {
    const registered = await deps.registrationsOf([...new Set(toTell.map((change) => change.before.id))]);
    const concerned = toTell.flatMap((change) => {
      const registrations = registered.get(change.before.id) ?? 0;
      return registrations > 0 ? [{ change, registrations }] : [];
    });
    if (concerned.length > 0 || (request.asksBeforeDropping && dropped > 0))
      return { kind: "needs-confirmation", version, ...leftOut, changes: concerned };
  }
  const saved = await deps.store.save(version, next, toTell, removedMeetings(changes, now));
  if (saved === "stale") return { kind: "stale" };
  const counts = {
    courses: next.courses.length,
    meetings: next.meetings.length,
    competitions: next.competitions.length,
    answers: next.answers.length,
    stops: next.stops.length,
    communities: next.communities.length,
  };
  return { kind: "imported", version: saved, counts, changes, ...leftOut };
}
