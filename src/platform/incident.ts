/** The short code by which a resident's report finds its line in the log. */
import { randomInt } from "node:crypto";

/** No letters or digits that look alike. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** e.g. `7KQ4ZT` */
export const newIncident = (): string =>
  Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)] as string).join("");
