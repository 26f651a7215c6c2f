import { describe, expect, it } from "vitest";
import {
  consentPurposes,
  consentReceipts,
  lacksGuardianConsent,
  mayBeMinor,
} from "../../src/residents/consent-receipts.ts";
import { person, resident } from "../registration/catalogue-sample.ts";

describe("mayBeMinor", () => {
  it.each([
    [2010, true],
    [2008, true],
    [2007, false],
    [1990, false],
  ])("born in %i, in November 2026: %s", (birthYear, expected) => {
    expect(mayBeMinor({ birthYear }, "2026-11-23")).toBe(expected);
    expect(lacksGuardianConsent({ birthYear }, "2026-11-23")).toBe(expected);
    expect(lacksGuardianConsent({ birthYear, guardianConsentAt: 5 }, "2026-11-23")).toBe(false);
  });
});

describe("consentReceipts", () => {
  it("says who consented, for whom, to what, when, until when", () => {
    const child = person("p2", { name: "Budi", birthYear: 2015, guardianConsentAt: 9 });
    const mother = { ...resident(7, 1), participants: [person("p1"), child] };
    expect(consentReceipts(mother)).toEqual([
      { givenBy: 7, participantId: null, name: null, purposes: consentPurposes, consentedAt: 1, untilDate: null },
      {
        givenBy: 7,
        participantId: "p2",
        name: "Budi",
        purposes: consentPurposes,
        consentedAt: 9,
        untilDate: "2033-12-31",
      },
    ]);
    expect(consentReceipts({ ...mother, consentedAt: null, participants: [] })).toEqual([]);
  });
});
