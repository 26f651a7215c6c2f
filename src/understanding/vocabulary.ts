/** The words residents type, as a librarian keeps them in locales/id/vocabulary.json: read, checked, and told where they are wrong. */
import { z } from "zod";
import { audiences } from "../catalogue/catalogue.ts";
import { Fault } from "../platform/fault.ts";
import { facets } from "./intent.ts";

/** One cell: words and short phrases separated by commas. */
const list = z.string().transform((text, context) => {
  const words = text.split(",").map((w) => w.trim().toLowerCase());
  if (words.some((w) => w === "")) context.addIssue({ code: "custom", message: "an empty word between two commas" });
  return words.filter((w) => w !== "");
});

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
  "day parts": z.record(z.string().min(1), z.strictObject({ from: time, to: time, said: list })),
  "special days": z.record(z.string().regex(/^\d\d-\d\d$/, "a day is written like 12-25 (month-day)"), list),
  levels: z.record(z.string().min(1), list),
  similar: z.array(list),
  fields: z.record(z.string().min(1), list),
  "well known subjects": list,
  outside: list,
  everyday: list,
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

/** @param json the parsed file. @throws Fault `vocabulary:invalid` naming each wrong entry */
export function readVocabulary(json: unknown): Vocabulary {
  const parsed = checked.safeParse(json);
  if (!parsed.success) throw new Fault("vocabulary:invalid", { entries: z.prettifyError(parsed.error) });
  return parsed.data;
}
