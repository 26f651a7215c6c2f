/** The rules of seats without Redis: plain lists, and every change followed by offers to the first in line who fit. */
import type { PendingChange } from "../../src/catalogue/change.ts";
import type { EventKind } from "../../src/registration/roster-events-store.ts";

export interface Entry {
  readonly code: string;
  readonly resident: number;
  people: readonly string[];
  readonly since: number;
  behind: boolean;
  comingAt: number | null;
  heldUntil: number;
  state: "seated" | "offered" | "waiting" | "over";
}

export interface ModelEvent {
  readonly kind: EventKind;
  readonly entry: Entry;
  readonly position: number;
}

export class SeatModel {
  readonly entries: Entry[] = [];
  seated: Entry[] = [];
  offered: Entry[] = [];
  line: Entry[] = [];
  /** Not relayed yet. */
  events: ModelEvent[] = [];
  quota = 3;
  /** What an offer made now is held up to. */
  heldUntil = 0;
  /** Start of the meeting for which the silent ones were warned. */
  warnedFor: number | null = null;
  /** The meeting is off the programme. */
  isOff = false;
  /** Its roster knows that: nobody comes in, and no seat is given on. */
  isClosed = false;
  /** The library's changes that were not carried out to their end, earliest first. */
  pending: PendingChange[] = [];
  /** `<change> <code>`: who was told of what the library changed. */
  readonly toldOfChange = new Set<string>();

  taken = () => [...this.seated, ...this.offered].reduce((sum, e) => sum + e.people.length, 0);
  positionOf = (entry: Entry) => this.line.indexOf(entry) + 1;

  register(entry: Entry, agreed: boolean): "seated" | "waitlisted" | "full" | "already-registered" | "closed" {
    if (this.isClosed) return "closed";
    const own = this.entries.filter((e) => e.state !== "over" && e.resident === entry.resident);
    if (own.some((e) => e.people.some((p) => entry.people.includes(p)))) return "already-registered";
    this.change(() => {});
    const fits = this.taken() + entry.people.length <= this.quota;
    if (!fits && !agreed) return "full";
    this.entries.push(entry);
    entry.state = fits ? "seated" : "waiting";
    if (fits) this.seated.push(entry);
    else if (entry.behind) this.line.push(entry);
    else {
      const firstBehind = this.line.findIndex((e) => e.behind);
      this.line.splice(firstBehind < 0 ? this.line.length : firstBehind, 0, entry);
    }
    return fits ? "seated" : "waitlisted";
  }

  end(kind: EventKind, ...entries: Entry[]): void {
    this.change(() => {
      for (const entry of entries) {
        this.seated = this.seated.filter((e) => e !== entry);
        this.offered = this.offered.filter((e) => e !== entry);
        this.line = this.line.filter((e) => e !== entry);
        entry.state = "over";
        this.events.push({ kind, entry, position: 0 });
      }
    });
  }

  /** One of a household does not come; the last one takes the registration along. */
  endOne(entry: Entry, person: string): "cancelled" | "left" | "already-cancelled" {
    if (entry.state === "over") return "already-cancelled";
    const others = entry.people.filter((p) => p !== person);
    if (others.length === entry.people.length) return "already-cancelled";
    if (others.length === 0) this.end("cancelled", entry);
    else this.change(() => (entry.people = others));
    return others.length === 0 ? "cancelled" : "left";
  }

  /** The place that an entry behind the others would have had. @returns whether it moved */
  restore(entry: Entry): boolean {
    if (entry.state !== "waiting" || !entry.behind) return false;
    this.change(() => {
      entry.behind = false;
      const rank = (e: Entry) => (e.behind ? this.entries.length : 0) + this.entries.indexOf(e);
      this.line.sort((a, b) => rank(a) - rank(b));
    });
    return true;
  }

  take(entry: Entry, now: number): void {
    this.offered = this.offered.filter((e) => e !== entry);
    this.seated.push(entry);
    entry.state = "seated";
    entry.comingAt = now;
  }

  /** Silent ones, the last first, as many as the line can use. */
  releaseSilent(startsAt: number, askedAt: number, registeredBefore: number): number {
    if (this.warnedFor !== startsAt) return 0;
    this.warnedFor = null;
    const silent = this.seated
      .filter((e) => e.since < registeredBefore && (e.comingAt === null || e.comingAt < askedAt))
      .reverse();
    let free = this.quota - this.taken();
    let released = 0;
    for (const waiting of this.line) {
      let [found, upto] = [free, released];
      while (found < waiting.people.length && upto < silent.length) found += silent[upto++]?.people.length ?? 0;
      if (found >= waiting.people.length) [free, released] = [found - waiting.people.length, upto];
    }
    this.end("released", ...silent.slice(0, released));
    return released;
  }

  /** Does something, offers what is free then, and notes who came to the front. @returns offers made */
  change(what: () => void): number {
    const before = this.line.slice(0, 3);
    what();
    let offers = 0;
    while (!this.isClosed) {
      const free = this.quota - this.taken();
      const next = this.line.find((e) => e.people.length <= free);
      if (!next) break;
      this.line = this.line.filter((e) => e !== next);
      this.offered.push(next);
      next.state = "offered";
      next.heldUntil = this.heldUntil;
      this.events.push({ kind: "offered", entry: next, position: 0 });
      offers++;
    }
    for (const [i, entry] of this.line.slice(0, 3).entries()) {
      const was = before.indexOf(entry);
      if (was < 0 || (i === 0 && was > 0)) this.events.push({ kind: "nearer", entry, position: i + 1 });
    }
    return offers;
  }

  /** Everybody on the roster who was not told of this change yet: `kind code`, in the order in which they are told. */
  tellOf({ id, change }: PendingChange): string[] {
    const byEnd = (a: Entry, b: Entry) => a.heldUntil - b.heldUntil || (a.code < b.code ? -1 : 1);
    const all = [...this.line, ...[...this.offered].sort(byEnd), ...this.seated];
    const told = all.filter(({ code }) => !this.toldOfChange.has(`${id} ${code}`));
    for (const { code } of told) this.toldOfChange.add(`${id} ${code}`);
    return told.map(({ code }) => `${change.kind} ${code}`);
  }

  /** The roster of a meeting that does not take place is forgotten. */
  clear(): void {
    for (const entry of this.entries) entry.state = "over";
    this.entries.length = 0;
    [this.seated, this.offered, this.line] = [[], [], []];
  }

  /** @returns what is told of the events so far: `kind code` */
  relay(): string[] {
    // That the meeting does not take place is told by itself.
    if (this.isOff) this.events = [];
    const told = this.events.filter(({ kind, entry, position }) => {
      if (kind === "cancelled") return false;
      if (kind === "offered") return entry.state === "offered";
      return kind !== "nearer" || (entry.state === "waiting" && this.positionOf(entry) >= position);
    });
    this.events = [];
    return told.map(({ kind, entry }) => `${kind} ${entry.code}`);
  }
}
