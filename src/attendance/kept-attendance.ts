/** To which meetings a resident's participants came. How many people came stays, without names. */
import type { CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { ResidentId } from "../platform/ids.ts";
import type { Registration } from "../registration/registration.ts";
import type { KeptData } from "../residents/kept-data.ts";
import type { AttendanceStore } from "./attendance-store.ts";

export interface KeptAttendanceDeps {
  readonly store: Pick<AttendanceStore, "read" | "forgetAttendees">;
  /** Everything that is kept; it is erased after this. */
  readonly registrationsOf: (id: ResidentId) => Promise<readonly Registration[]>;
  readonly catalogue: () => CatalogueSnapshot;
}

export const keptAttendance = ({ store, registrationsOf, catalogue }: KeptAttendanceDeps): KeptData => ({
  async export({ id, participants }, t) {
    const registrations = await registrationsOf(id);
    const attendance = await Promise.all(registrations.map((r) => store.read(r.meetingId)));
    const { meetingById, courseById } = catalogue();
    const came = registrations.flatMap(({ code, meetingId, participantIds }, i) => {
      const meeting = meetingById.get(meetingId);
      const course = (meeting && courseById.get(meeting.courseId)?.title) ?? t.plain("own-data-unknown-class");
      return participantIds.flatMap((participantId) => {
        const at = attendance[i]?.cameAt({ code, participantId });
        if (at === undefined) return [];
        return [{ code, course, at, name: participants.find((p) => p.id === participantId)?.name ?? "" }];
      });
    });
    if (came.length === 0) return [];
    return [
      {
        key: "attendance",
        title: t.plain("own-data-attendance"),
        lines: came.map(({ name, course, at }) =>
          t.plain("own-data-came", { name, course, date: t.format.date(at), time: t.format.time(at) }),
        ),
        data: came.map(({ code, course, name, at }) => ({
          code,
          class: course,
          name,
          cameAt: new Date(at).toISOString(),
        })),
      },
    ];
  },
  async erase(id) {
    for (const { code, meetingId, participantIds } of await registrationsOf(id))
      await store.forgetAttendees(
        meetingId,
        participantIds.map((participantId) => ({ code, participantId })),
      );
  },
});
