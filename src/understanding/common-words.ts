/** Words of everyday Indonesian, of films and of an encyclopedia: what is spelled right is no slip for another word. */
import { dictionary } from "@zxcvbn-ts/language-id";

/** Rarer ones are mostly names and misspellings. */
const mostCommon = 16_000;
const shortest = 4;

export const commonWords: ReadonlySet<string> = new Set(
  [
    ...dictionary["commonWords-id"].slice(0, mostCommon),
    ...dictionary["wikipedia-id"],
    ...dictionary["names-id"],
  ].filter((w) => w.length >= shortest),
);
