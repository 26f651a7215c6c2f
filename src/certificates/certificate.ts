/** A certificate: what it says, and its number, which nobody can guess and whose last sign tells slips of the pen. */
import { randomInt } from "node:crypto";
import type { Brand } from "../platform/ids.ts";

/** `7KQ4-ZT9X-W3MP-5`: twelve random signs (60 bits) and a check sign. */
export type CertificateNumber = Brand<string, "CertificateNumber">;

export interface Certificate {
  readonly number: CertificateNumber;
  readonly name: string;
  readonly course: string;
  /** Of the meeting, epoch ms. */
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Crockford's base 32: no I, L, O, U. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const randomSigns = 12;

export const newCertificateNumber = (): CertificateNumber =>
  grouped(Array.from({ length: randomSigns }, () => alphabet[randomInt(alphabet.length)]).join(""));

/** Reads a number as people type it (small letters, O for 0, I and L for 1, any spacing); null: none, or mistyped. */
export function readCertificateNumber(text: string): CertificateNumber | null {
  const signs = text.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  if (signs.length !== randomSigns + 1 || ![...signs].every((sign) => alphabet.includes(sign))) return null;
  const number = grouped(signs.slice(0, randomSigns));
  return number.endsWith(signs.slice(-1)) ? number : null;
}

const grouped = (signs: string): CertificateNumber =>
  `${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}-${checkSign(signs)}` as CertificateNumber;

/** Luhn modulo 32 (ISO/IEC 7812 for any even alphabet): finds every single wrong sign and nearly every swap of neighbours. */
function checkSign(signs: string): string {
  const base = alphabet.length;
  let sum = 0;
  for (let i = signs.length - 1, factor = 2; i >= 0; i--, factor = 3 - factor) {
    const addend = factor * alphabet.indexOf(signs[i] as string);
    sum += Math.floor(addend / base) + (addend % base);
  }
  return alphabet[(base - (sum % base)) % base] as string;
}
