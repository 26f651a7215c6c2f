import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newCertificateNumber, readCertificateNumber } from "../../src/certificates/certificate.ts";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

describe("the number of a certificate", () => {
  it("reads as it is typed: small letters, spaces, O for 0", () => {
    const number = newCertificateNumber();
    expect(readCertificateNumber(number)).toBe(number);
    expect(readCertificateNumber(` ${number.toLowerCase().replaceAll("-", " ").replaceAll("0", "o")} `)).toBe(number);
  });

  it("shows every single wrong sign", () => {
    fc.assert(
      fc.property(fc.nat(12), fc.integer({ min: 1, max: 31 }), (place, shift) => {
        const signs = [...newCertificateNumber().replaceAll("-", "")];
        signs[place] = alphabet[(alphabet.indexOf(signs[place] as string) + shift) % 32] as string;
        expect(readCertificateNumber(signs.join(""))).toBeNull();
      }),
    );
  });
});
