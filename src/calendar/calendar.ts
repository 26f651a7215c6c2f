/** A resident's registrations in their own calendar: as a file, with a notice, and behind a link that calendar programs follow. */
import { randomBytes } from "node:crypto";
import type { CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { MessageContent } from "../outbox/message.ts";
import type { Clock } from "../platform/clock.ts";
import type { RegistrationCode, ResidentId } from "../platform/ids.ts";
import type { T, Texts } from "../platform/texts.ts";
import type { AttachCalendar } from "../registration/notice.ts";
import type { Registration } from "../registration/registration.ts";
import type { RosterStore } from "../registration/roster-store.ts";
import type { KeptData } from "../residents/kept-data.ts";
import type { Resident } from "../residents/resident.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";
import { type CalendarEntry, calendarText, type EntryStatus } from "./calendar-file.ts";
import type { FeedsStore } from "./feeds-store.ts";

export interface CalendarDeps {
  readonly feeds: FeedsStore;
  readonly rosters: Pick<RosterStore, "codesOf" | "find">;
  readonly residents: Pick<ResidentsStore, "read">;
  readonly catalogue: () => CatalogueSnapshot;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly libraryName: string;
  /** See `CalendarOptions`. */
  readonly uidDomain: string;
  /** Where the program is reached from outside; without it there are no links. */
  readonly publicUrl: string | undefined;
}

type File = NonNullable<MessageContent["document"]>;

export type CalendarFileOutcome =
  | { readonly kind: "file"; readonly document: File; readonly course: string }
  /** Nothing of this person that still takes place is known under this code. */
  | { readonly kind: "none" };

export type OpenFeedOutcome =
  /** The address is shown this once. */
  | { readonly kind: "opened"; readonly webcal: string }
  | { readonly kind: "exists" }
  /** The program cannot be reached from outside. */
  | { readonly kind: "unavailable" };

export interface Calendar {
  readonly hasLinks: boolean;
  fileOf(resident: Resident, code: RegistrationCode): Promise<CalendarFileOutcome>;
  /** Takes a registration that they cancelled themselves out of a calendar. */
  cancellationOf(resident: Resident, code: RegistrationCode): Promise<CalendarFileOutcome>;
  /** All registrations that are not over. */
  fileOfAll(resident: Resident): Promise<CalendarFileOutcome>;
  /** Puts the calendar entry of a registration with a notice, where the notice is short enough to go with a file. */
  readonly attach: AttachCalendar;
  openFeed(id: ResidentId): Promise<OpenFeedOutcome>;
  /** The link before stops working at once. */
  renewFeed(id: ResidentId): Promise<OpenFeedOutcome>;
  closeFeed(id: ResidentId): Promise<void>;
  /** What stands behind a link, past meetings included; null for a token that leads nowhere. */
  feed(token: string): Promise<string | null>;
  readonly kept: KeptData;
}

/** Path of links on the program's own pages. */
export const feedPath = "/kalender/";
/** 128 bits, 22 characters. */
const tokenBytes = 16;
/** A message with a file has at most 1024 characters. */
const longestCaption = 1_024;

export function createCalendar(deps: CalendarDeps): Calendar {
  const { feeds, texts, uidDomain } = deps;

  async function entriesOf(resident: Resident): Promise<CalendarEntry[]> {
    const found = await deps.rosters.find(await deps.rosters.codesOf(resident.id));
    return found.flatMap((registration) => {
      if (registration?.residentId !== resident.id || registration.state === "cancelled") return [];
      return entryOf(deps.catalogue(), registration) ?? [];
    });
  }

  const write = (t: T, entries: readonly CalendarEntry[], method: "publish" | "cancel") =>
    calendarText(t, entries, { uidDomain, method, name: t.plain("calendar-name", { library: deps.libraryName }) });
  const fileWith = (t: T, entries: readonly CalendarEntry[], method: "publish" | "cancel" = "publish"): File => ({
    filename: t.plain("calendar-filename"),
    base64: Buffer.from(write(t, entries, method)).toString("base64"),
  });

  async function fileWhere(
    resident: Resident,
    wanted: (entry: CalendarEntry) => boolean,
  ): Promise<CalendarFileOutcome> {
    const now = deps.clock.now();
    const entries = (await entriesOf(resident)).filter((entry) => entry.meeting.endsAt > now && wanted(entry));
    const first = entries[0];
    if (!first) return { kind: "none" };
    const stamped = entries.map((entry) => ({ ...entry, stampedAt: now }));
    return { kind: "file", document: fileWith(texts(resident.language), stamped), course: first.course.title };
  }

  async function renewFeed(id: ResidentId): Promise<OpenFeedOutcome> {
    if (deps.publicUrl === undefined) return { kind: "unavailable" };
    const token = randomBytes(tokenBytes).toString("base64url");
    await feeds.replace(id, token);
    return { kind: "opened", webcal: `${deps.publicUrl.replace(/^https?:/, "webcal:")}${feedPath}${token}.ics` };
  }

  return {
    hasLinks: deps.publicUrl !== undefined,
    fileOf: (resident, code) => fileWhere(resident, (entry) => entry.code === code),
    async cancellationOf(resident, code) {
      const [registration] = await deps.rosters.find([code]);
      const isTheirs = registration?.residentId === resident.id && registration.state === "cancelled";
      const entry = isTheirs ? entryOf(deps.catalogue(), registration) : null;
      if (!entry) return { kind: "none" };
      const document = fileWith(texts(resident.language), [{ ...entry, stampedAt: deps.clock.now() }], "cancel");
      return { kind: "file", document, course: entry.course.title };
    },
    fileOfAll: (resident) => fileWhere(resident, () => true),
    attach(t, content, { course: title, meeting, registration }, off) {
      if (content.text.length > longestCaption) return content;
      const course = { title, bring: deps.catalogue().courseById.get(meeting.courseId)?.bring ?? "" };
      const status = off ? "cancelled" : statusOf(registration);
      const entry = { code: registration.code, course, meeting, status, stampedAt: deps.clock.now() };
      return { ...content, document: fileWith(t, [entry], off ? "cancel" : "publish") };
    },
    openFeed: async (id) => ((await feeds.has(id)) ? { kind: "exists" } : renewFeed(id)),
    renewFeed,
    closeFeed: async (id) => void (await feeds.remove(id)),
    async feed(token) {
      const owner = await feeds.ownerOf(token);
      if (owner === null) return null;
      const resident = await deps.residents.read(owner);
      return write(texts(resident.language), await entriesOf(resident), "publish");
    },
    kept: {
      async export({ id }, t) {
        if (!(await feeds.has(id))) return [];
        return [
          {
            key: "calendarLink",
            title: t.plain("own-data-calendar"),
            lines: [t.plain("own-data-calendar-link")],
            data: true,
          },
        ];
      },
      erase: async (id) => void (await feeds.remove(id)),
    },
  };
}

function entryOf({ meetingById, courseById }: CatalogueSnapshot, registration: Registration): CalendarEntry | null {
  const meeting = meetingById.get(registration.meetingId);
  const course = meeting && courseById.get(meeting.courseId);
  if (!meeting || !course) return null;
  const { code, registeredAt } = registration;
  return { code, course, meeting, status: statusOf(registration), stampedAt: registeredAt };
}

const statusOf = ({ state }: Registration): EntryStatus =>
  state === "seated" ? "confirmed" : state === "cancelled" ? "cancelled" : "tentative";
