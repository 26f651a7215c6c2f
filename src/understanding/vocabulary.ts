/** The words residents type, as a librarian keeps them in locales/id/vocabulary.json: read, checked, and told where they are wrong. */
import { z } from "zod";
import { Fault } from "../platform/fault.ts";

const words = z.array(z.string().min(1));
const schema = z.strictObject({ spelling: z.record(z.string(), words) });

export type Vocabulary = z.infer<typeof schema>;

/** @param json the parsed file. @throws Fault `vocabulary:invalid` naming each wrong entry */
export function readVocabulary(json: unknown): Vocabulary {
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new Fault("vocabulary:invalid", { entries: z.prettifyError(parsed.error) });
  return parsed.data;
}
