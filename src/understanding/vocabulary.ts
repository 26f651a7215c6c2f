/** The words residents type, as a librarian keeps them in locales/id/vocabulary.json: their groups, and what is right in each. */
import { z } from "zod";
import { audiences } from "../catalogue/catalogue.ts";
import { facets } from "./intent.ts";
import { months, timeRoles, weekdays } from "./time/roles.ts";

/** One cell: words and short phrases separated by commas. */
const list = z.string().transform((text, context) => {
  const words = text.split(",").map((w) => w.trim().toLowerCase());
  const empty = words.indexOf("");
  if (empty >= 0) {
    const after = words[empty - 1];
    const place = after === undefined ? "at the beginning" : `after "${after}"`;
    context.addIssue({ code: "custom", message: `a word is missing ${place}: two commas, or one too many` });
  }
  return words.filter((w) => w !== "");
});

/** Words that count each by itself. */
const single = (apart: RegExp) =>
  list.superRefine((said, context) => {
    for (const text of said) if (apart.test(text)) context.addIssue({ code: "custom", message: moreThanOne(text) });
  });
const moreThanOne = (text: string) => `"${text}" is more than one word; give it a spelling of one word`;
/** Words of which one does something in telling a time, or is looked for as it is typed. */
const words = single(/[\s-]/);
/** Words that lead to others; `e-book` is one. */
const leading = single(/\s/);
const leadingWord = z
  .string()
  .min(1)
  .refine((text) => !/\s/.test(text), { error: ({ input }) => moreThanOne(String(input)) });

/** An entry for each name and no other. */
const each = <Name extends string, Cell extends z.ZodType>(names: readonly Name[], cell: Cell) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, cell])) as Record<Name, Cell>, only(names));
const only = (names: readonly string[]) => ({
  error: (issue: { readonly code?: string | undefined; readonly keys?: unknown }) =>
    issue.code === "unrecognized_keys"
      ? `there is no ${quoted(issue.keys as string[])} here, only ${quoted([...names].sort())}; see locales/README.md`
      : undefined,
});
const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");

const time = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, "a time is written like 18:00");

const dayPart = { from: time, to: time, said: list };

export const talkSubjects = ["class", "competition", "mobile", "community", "library"] as const;
export const wishes = [
  "register",
  "take part",
  "how to register",
  "own registrations",
  "cancel",
  "person",
  "complaint",
  "help",
  "greeting",
  "identity",
  "thanks",
  "acknowledge",
  "other",
  "all",
] as const;
/** What a message may be as a whole, beside greeting and thanks. */
export const saidAlone = [
  "greeting",
  "help",
  "thanks",
  "praise",
  "apology",
  "acknowledge",
  "complaint",
  "play",
  "beside",
] as const;
export const conditionWords = ["free", "paid", "at most", "man", "without", "at leisure", "busy", "as told"] as const;

const groups = {
  spelling: z.record(z.string().min(1), list),
  questions: each(facets, list),
  "no questions": list,
  "subjects of talk": each(talkSubjects, list),
  wishes: each(wishes, list),
  conditions: each(conditionWords, list),
  audiences: each(audiences, list),
  schools: z.record(z.string().min(1), list),
  time: each(timeRoles, words),
  weekdays: each(weekdays, words),
  months: each(months, words),
  numbers: z.record(z.string().regex(/^\d{1,2}$/, "a number is written like 12"), words),
  "day parts": z.record(z.string().min(1), z.strictObject(dayPart, only(Object.keys(dayPart)))),
  "special days": z.record(z.string().regex(/^\d\d-\d\d$/, "a day is written like 12-25 (month-day)"), list),
  "kinds of communities": list,
  "particular people": list,
  "library matters": z.record(z.string().min(1), list),
  levels: z.record(z.string().min(1), list),
  similar: z.array(leading),
  near: z.array(leading),
  fields: z.record(leadingWord, leading),
  crafts: z.record(leadingWord, leading),
  "well known subjects": list,
  "said alone": each(saidAlone, list),
  errands: words,
  addressed: words,
  outside: list,
  everyday: list,
  "everyday elsewhere": list,
  courtesy: list,
  "sentence openers": list,
};

const schema = z.strictObject(groups, only(Object.keys(groups))).superRefine(({ spelling }, context) => {
  const standardOf = new Map<string, string>();
  for (const [standard, variants] of Object.entries(spelling))
    for (const variant of variants) {
      const other = standardOf.get(variant);
      if (other !== undefined && other !== standard)
        context.addIssue({
          code: "custom",
          path: ["spelling", standard],
          message: `"${variant}" already stands for "${other}"`,
        });
      standardOf.set(variant, standard);
    }
});

export type Vocabulary = z.infer<typeof schema>;

/** @param json the parsed file */
export const checkVocabulary = (json: unknown) => schema.safeParse(json);
