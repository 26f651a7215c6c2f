import { describe, expect, it } from "vitest";
import { readBirthYear, readName, readPhone, readPlaceName } from "../../flows/person-input.ts";

describe("what people type about a person", () => {
  it.each([
    ["0812-3456-7890", "081234567890"],
    ["+62 812 3456 7890", "+6281234567890"],
    ["(0532) 21 234", "053221234"],
    ["1234567", undefined],
    ["0812 belum tahu", undefined],
    ["0812345678901234", undefined],
  ])("the telephone number in %s is %s", (text, phone) => {
    expect(readPhone(text)).toBe(phone);
  });

  it.each([
    ["  SDN 1   Sidorejo ", "SDN 1 Sidorejo"],
    ["Desa Kumpai Batu Atas", "Desa Kumpai Batu Atas"],
    ["x", undefined],
    ["<b>SDN</b>", undefined],
    ["a".repeat(81), undefined],
  ])("the school or village in %s is %s", (text, from) => {
    expect(readPlaceName(text)).toBe(from);
  });

  it("an age is the year in which it is reached", () => {
    expect([readBirthYear("12 tahun", 2026), readBirthYear("lahir 2014", 2026), readBirthYear("3026", 2026)]).toEqual([
      2014,
      2014,
      undefined,
    ]);
    expect(readName("Ani2")).toBeUndefined();
  });
});
