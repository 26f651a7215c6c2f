import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MeetingId } from "../../src/platform/ids.ts";
import {
  isOldEnough,
  isOpen,
  meetingOfCode,
  newRegistrationCode,
  parseRegistrationCode,
  tooYoung,
} from "../../src/registration/registration.ts";
import { course, local, meeting, person, saturday } from "./catalogue-sample.ts";

describe("isOpen", () => {
  it("closes when the meeting starts", () => {
    expect(isOpen(meeting("m1"), saturday - 1)).toBe(true);
    expect(isOpen(meeting("m1"), saturday)).toBe(false);
  });
});

describe("isOldEnough", () => {
  it.each([
    [2016, 10, true],
    [2017, 10, false],
    [2000, null, true],
    [2026, 0, true],
  ])("a child of %i, youngest age %s, in 2026: %s", (born, minAge, expected) => {
    expect(isOldEnough(born, minAge, 2026)).toBe(expected);
  });

  it("counts the year in which the meeting is in the library's zone, not in UTC", () => {
    const newYear = meeting("m1", { startsAt: local.at("2027-01-01", "05:00") });
    expect(tooYoung([person("p1", { birthYear: 2017 })], course("c1", { minAge: 10 }), newYear, local)).toEqual([]);
  });
});

describe("registration code", () => {
  it("names its meeting and is read back however it is typed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), (n) => {
        const code = newRegistrationCode(`m${n}` as MeetingId);
        expect(meetingOfCode(code)).toBe(`m${n}`);
        expect(parseRegistrationCode(code)).toBe(code);
        expect(parseRegistrationCode(` ${code.toLowerCase().replace("-", " ")} `)).toBe(code);
      }),
    );
  });

  it.each([
    ["m12-o7kq4i", "M12-07KQ41"],
    ["M12-7KQ4ZU", null],
    ["12-7KQ4ZT", null],
    ["M12-7KQ4Z", null],
    ["", null],
  ])("%j is read as %s", (text, expected) => {
    expect(parseRegistrationCode(text)).toBe(expected);
  });
});
