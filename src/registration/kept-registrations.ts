/** A resident's registrations, past and coming, as far as they are still kept; erased, their seats go to those who wait. */
import type { MeetingId, ResidentId } from "../platform/ids.ts";
import type { T } from "../platform/texts.ts";
import type { KeptData, KeptSection } from "../residents/kept-data.ts";
import type { Resident } from "../residents/resident.ts";
import { cancelRegistration } from "./cancel-registration.ts";
import type { KeptRegistrationsStore } from "./kept-registrations-store.ts";
import { namesOf } from "./notice.ts";
import type { RegistrationDeps } from "./registration-deps.ts";
import { isOpen, meetingOfCode } from "./registration.ts";
import type { Placed } from "./roster-lists-store.ts";

export interface KeptRegistrationsDeps extends RegistrationDeps {
  readonly kept: KeptRegistrationsStore;
}

/** Everything that rosters have of a resident, cancelled registrations too, earliest meeting first. */
export async function registrationsOf(deps: KeptRegistrationsDeps, id: ResidentId): Promise<Placed[]> {
  const found = (await deps.store.find(await deps.store.codesOf(id))).flatMap((registration) => registration ?? []);
  const startOf = ({ meetingId, registeredAt }: Placed) =>
    deps.catalogue().meetingById.get(meetingId)?.startsAt ?? registeredAt;
  return found.filter((registration) => registration.residentId === id).sort((a, b) => startOf(a) - startOf(b));
}

export const keptRegistrations = (deps: KeptRegistrationsDeps): KeptData => ({
  async export(resident, t) {
    const registrations = await registrationsOf(deps, resident.id);
    return registrations.length === 0 ? [] : [sectionOf(deps, registrations, resident, t)];
  },
  async erase(id) {
    const rosters = new Set((await deps.store.codesOf(id)).map((code) => meetingOfCode(code)));
    // Seats that somebody else can still use are given back first.
    for (const { code, state } of await registrationsOf(deps, id))
      if (state !== "cancelled") await cancelRegistration(deps, { code, residentId: id, requestId: `erase-${code}` });
    // Where seats are still given, only what is over: forgetting a seat would keep it from everybody.
    const { meetingById } = deps.catalogue();
    const isComing = (meetingId: MeetingId) => {
      const meeting = meetingById.get(meetingId);
      return meeting !== undefined && isOpen(meeting, deps.clock.now());
    };
    await Promise.all(
      [...rosters].map((meetingId) =>
        deps.kept.forget(meetingId, { residentId: id, onlyCancelled: isComing(meetingId) }),
      ),
    );
  },
});

function sectionOf(
  { catalogue }: KeptRegistrationsDeps,
  registrations: readonly Placed[],
  resident: Resident,
  t: T,
): KeptSection {
  const { meetingById, courseById } = catalogue();
  const rows = registrations.map((registration) => {
    const { code, state, registeredAt, comingAt, position } = registration;
    const meeting = meetingById.get(registration.meetingId);
    const course = meeting && courseById.get(meeting.courseId);
    const names = namesOf(registration, resident.participants);
    const iso = (at: number | null | undefined) => (at == null ? null : new Date(at).toISOString());
    return {
      line: [
        t.plain("own-data-registration", {
          course: course?.title ?? t.plain("own-data-unknown-class"),
          date: meeting ? t.format.date(meeting.startsAt) : "–",
          time: meeting ? t.format.timeSpan(meeting.startsAt, meeting.endsAt) : "–",
          code,
          state,
          names,
        }),
        t.plain("own-data-registration-at", { date: t.format.date(registeredAt), time: t.format.time(registeredAt) }),
        ...(comingAt === null
          ? []
          : [
              t.plain("own-data-registration-coming", { date: t.format.date(comingAt), time: t.format.time(comingAt) }),
            ]),
      ].join("\n"),
      data: {
        code,
        class: course?.title ?? null,
        startsAt: iso(meeting?.startsAt),
        state,
        placeInLine: position,
        participants: names,
        registeredAt: iso(registeredAt),
        comingAt: iso(comingAt),
      },
    };
  });
  return {
    key: "registrations",
    title: t.plain("own-data-registrations"),
    lines: rows.map((row) => row.line),
    data: rows.map((row) => row.data),
  };
}
