/** Question sets: what residents say, and what a good reply must and must not say. */
import { readFileSync } from "node:fs";
import { z } from "zod";

/** A JavaScript expression, flags `iu`. */
const expression = z
  .string()
  .min(1)
  .transform((source, ctx) => {
    try {
      return new RegExp(source, "iu");
    } catch {
      ctx.addIssue({ code: "custom", message: `no expression: ${source}` });
      return z.NEVER;
    }
  });
const expressions = z.array(expression).min(1);
const turn = z
  .strictObject({
    say: z.string().min(1),
    /** Each must match. */
    all: expressions.optional(),
    /** Of each inner list one must match. */
    any: z.array(expressions).min(1).optional(),
    /** None may match. */
    none: expressions.optional(),
  })
  .refine((t) => t.all ?? t.any, "demands nothing");
const questionCase = z.strictObject({
  id: z.string().min(1),
  cat: z.string().min(1),
  style: z.string().min(1),
  turns: z.array(turn).min(1),
});

export type Turn = z.infer<typeof turn>;
export type Case = z.infer<typeof questionCase>;

/** @param file one JSON object a line @throws Error with every line that is wrong */
export function readCases(file: string): Case[] {
  const faults: string[] = [];
  const cases = readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line, i): Case[] => {
      if (line.trim() === "") return [];
      const parsed = questionCase.safeParse(parseJson(line));
      if (parsed.success) return [parsed.data];
      faults.push(`line ${i + 1}: ${z.prettifyError(parsed.error).replaceAll("\n", " ")}`);
      return [];
    });
  if (cases.length === 0 && faults.length === 0) faults.push("no cases");
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return cases;
}

/**
 * @param reply everything the bot said to the turn: texts as shown and button labels, joined with newlines
 * @returns what the reply lacks or must not say; empty when it is good
 */
export function judge({ all = [], any = [], none = [] }: Turn, reply: string): string[] {
  const text = reply.normalize("NFC");
  return [
    ...(text.trim() === "" ? ["empty reply"] : []),
    ...all.filter((e) => !e.test(text)).map((e) => `missing: ${e.source}`),
    ...any
      .filter((group) => !group.some((e) => e.test(text)))
      .map((g) => `missing any of: ${g.map((e) => e.source).join("  OR  ")}`),
    ...none.filter((e) => e.test(text)).map((e) => `must not say: ${e.source}`),
  ];
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
