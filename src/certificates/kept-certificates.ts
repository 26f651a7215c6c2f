/** Certificates of a resident's participants: number, name, class. */
import type { ResidentId } from "../platform/ids.ts";
import type { Registration } from "../registration/registration.ts";
import type { KeptData } from "../residents/kept-data.ts";
import type { CertificatesStore } from "./certificates-store.ts";

export interface KeptCertificatesDeps {
  readonly store: Pick<CertificatesStore, "issuedTo" | "find" | "erase">;
  /** Everything that is kept; it is erased after this. */
  readonly registrationsOf: (id: ResidentId) => Promise<readonly Registration[]>;
}

const attendeesOf = ({ code, participantIds }: Registration) =>
  participantIds.map((participantId) => ({ code, participantId }));

export const keptCertificates = ({ store, registrationsOf }: KeptCertificatesDeps): KeptData => ({
  async export({ id }, t) {
    const registrations = await registrationsOf(id);
    const numbers = await Promise.all(registrations.map((r) => store.issuedTo(r.meetingId, attendeesOf(r))));
    const found = await Promise.all(numbers.flat().flatMap((number) => (number === null ? [] : [store.find(number)])));
    const issued = found.flatMap((certificate) => certificate ?? []);
    if (issued.length === 0) return [];
    return [
      {
        key: "certificates",
        title: t.plain("own-data-certificates"),
        lines: issued.map(({ number, name, course, startsAt }) =>
          t.plain("own-data-certificate", { number, name, course, date: t.format.date(startsAt) }),
        ),
        data: issued.map(({ number, name, course, startsAt }) => ({
          number,
          name,
          class: course,
          startsAt: new Date(startsAt).toISOString(),
        })),
      },
    ];
  },
  async erase(id) {
    for (const registration of await registrationsOf(id))
      await store.erase(registration.meetingId, attendeesOf(registration));
  },
});
