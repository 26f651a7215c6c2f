/** Certificates for those of a registration who came: one each, with the same number however often they are asked for. */
import type { AttendanceDeps } from "../attendance/attendance-deps.ts";
import type { Course } from "../catalogue/catalogue.ts";
import type { RegistrationCode, ResidentId } from "../platform/ids.ts";
import { meetingOfCode } from "../registration/registration.ts";
import { newCertificateNumber, type Certificate } from "./certificate.ts";
import type { CertificatesStore } from "./certificates-store.ts";

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
  const certificates = await Promise.all(
    came.map(async ({ id, name }): Promise<Certificate> => {
      const attendee = { code, participantId: id };
      const number = await deps.certificates.numberOf(meeting.id, attendee, newCertificateNumber());
      const { startsAt, endsAt } = meeting;
      await deps.certificates.save({ number, name, course: course.title, startsAt, endsAt });
      return (await deps.certificates.find(number)) as Certificate;
    }),
  );
  return { kind: "issued", course, certificates };
}
