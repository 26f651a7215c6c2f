/** Certificates for those who came, of one registration or of a whole meeting: one each, with the same number however often they are asked for. */
import type { AttendanceDeps } from "../attendance/attendance-deps.ts";
import type { Attendee } from "../attendance/attendance.ts";
import { doorList } from "../attendance/door-list.ts";
import type { Course, Meeting } from "../catalogue/catalogue.ts";
import type { MeetingId, RegistrationCode, ResidentId } from "../platform/ids.ts";
import { meetingOfCode } from "../registration/registration.ts";
import { newCertificateNumber, type Certificate } from "./certificate.ts";
import type { CertificatesStore, Holder } from "./certificates-store.ts";

export interface CertificatesDeps extends AttendanceDeps {
  readonly certificates: CertificatesStore;
}

export type IssueOutcome =
  | { readonly kind: "issued"; readonly course: Course; readonly certificates: readonly Certificate[] }
  /** Nobody of them was checked in. */
  | { readonly kind: "did-not-come" }
  /** Somebody else's, unknown, or the meeting is off the programme. */
  | { readonly kind: "not-found" };

/** Only for one's own registrations. What a certificate says is kept first issued, whatever the programme says later. */
export async function issueCertificates(
  deps: CertificatesDeps,
  { code, residentId }: { readonly code: RegistrationCode; readonly residentId: ResidentId },
): Promise<IssueOutcome> {
  const { meetingById, courseById } = deps.catalogue();
  const meeting = meetingById.get(meetingOfCode(code));
  const course = meeting && courseById.get(meeting.courseId);
  if (!meeting || !course) return { kind: "not-found" };
  const [[registration], attendance, { participants }] = await Promise.all([
    deps.rosters.find([code]),
    deps.store.read(meeting.id),
    deps.residents.read(residentId),
  ]);
  if (registration?.residentId !== residentId) return { kind: "not-found" };
  const came = participants.filter(
    ({ id }) =>
      registration.participantIds.includes(id) && attendance.cameAt({ code, participantId: id }) !== undefined,
  );
  if (came.length === 0) return { kind: "did-not-come" };
  const people = came.map(({ id, name }) => ({ holder: { code, participantId: id }, name }));
  return { kind: "issued", course, certificates: await issueTo(deps, meeting, course, people) };
}

/** For those who keep the door (whoever calls has checked that): everybody who came, guests too, by name. */
export async function issueMeetingCertificates(deps: CertificatesDeps, meetingId: MeetingId): Promise<IssueOutcome> {
  const list = await doorList(deps, meetingId);
  if (!list) return { kind: "not-found" };
  const { meeting, course, rows, walkIns } = list;
  const people = [
    ...rows.filter((row) => row.cameAt !== undefined).map((row) => ({ holder: attendeeOf(row), name: row.name })),
    ...walkIns.map(({ id, name }) => ({ holder: { id }, name })),
  ];
  if (people.length === 0) return { kind: "did-not-come" };
  return { kind: "issued", course, certificates: await issueTo(deps, meeting, course, people) };
}

const attendeeOf = ({ code, participantId }: Attendee): Attendee => ({ code, participantId });

const issueTo = (
  { certificates }: CertificatesDeps,
  { id, startsAt, endsAt }: Meeting,
  { title }: Course,
  people: readonly { readonly holder: Holder; readonly name: string }[],
): Promise<Certificate[]> =>
  Promise.all(
    people.map(async ({ holder, name }): Promise<Certificate> => {
      const number = await certificates.numberOf(id, holder, newCertificateNumber());
      await certificates.save({ number, name, course: title, startsAt, endsAt });
      return (await certificates.find(number)) as Certificate;
    }),
  );
