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

/** Words of which one does something in telling a time. */
const words = list.superRefine((said, context) => {
  for (const text of said)
    if (/[\s-]/.test(text))
      context.addIssue({ code: "custom", message: `"${text}" is more than one word; give it a spelling of one word` });
});
const wordsFor = <Name extends string>(names: readonly Name[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, words])) as Record<Name, typeof words>);

const time = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, "a time is written like 18:00");

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
export const conditionWords = ["free", "paid", "at most", "man", "without", "at leisure", "busy"] as const;

const schema = z.strictObject({
  spelling: z.record(z.string().min(1), list),
  questions: z.strictObject(
    Object.fromEntries(facets.map((f) => [f, list])) as Record<(typeof facets)[number], typeof list>,
  ),
  "no questions": list,
  "subjects of talk": z.record(z.enum(talkSubjects), list),
  wishes: z.record(z.enum(wishes), list),
  conditions: z.record(z.enum(conditionWords), list),
  audiences: z.record(z.enum(audiences), list),
  schools: z.record(z.string().min(1), list),
  time: wordsFor(timeRoles),
  weekdays: wordsFor(weekdays),
  months: wordsFor(months),
  numbers: z.record(z.string().regex(/^\d{1,2}$/, "a number is written like 12"), words),
  "day parts": z.record(z.string().min(1), z.strictObject({ from: time, to: time, said: list })),
  "special days": z.record(z.string().regex(/^\d\d-\d\d$/, "a day is written like 12-25 (month-day)"), list),
  "kinds of communities": list,
  "particular people": list,
  "library matters": z.record(z.string().min(1), list),
  levels: z.record(z.string().min(1), list),
  similar: z.array(list),
  near: z.array(list),
  fields: z.record(z.string().min(1), list),
  crafts: z.record(z.string().min(1), list),
  "well known subjects": list,
  "said alone": z.strictObject(
    Object.fromEntries(saidAlone.map((kind) => [kind, list])) as Record<(typeof saidAlone)[number], typeof list>,
  ),
  errands: words,
  addressed: words,
  outside: list,
  everyday: list,
  "everyday elsewhere": list,
  courtesy: list,
  "sentence openers": list,
});

const checked = schema.superRefine(({ spelling }, context) => {
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
export const checkVocabulary = (json: unknown) => checked.safeParse(json);
