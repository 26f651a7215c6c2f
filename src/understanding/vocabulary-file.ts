/** Reads the vocabulary as a librarian keeps it, and says of each mistake the group, the entry and the reason. */
import { readFileSync } from "node:fs";
import type { z } from "zod";
import { Fault } from "../platform/fault.ts";
import { checkVocabulary, type Vocabulary } from "./vocabulary.ts";

/** @throws Fault `vocabulary:invalid`, whose `problems` are lines for the one who edited the file */
export function readVocabularyFile(file: URL): Vocabulary {
  return readVocabulary(readFileSync(file, "utf8"));
}

/** @param text the content of the file */
export function readVocabulary(text: string): Vocabulary {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw invalid([syntaxProblem(text, error)]);
  }
  const checked = checkVocabulary(json);
  if (!checked.success) throw invalid(checked.error.issues.map(problem));
  return checked.data;
}

const invalid = (problems: readonly string[]) => new Fault("vocabulary:invalid", { problems: problems.join("\n") });

/** A comma or quotation mark that is missing or too many. */
function syntaxProblem(text: string, error: unknown): string {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
  const before = position === undefined ? text : text.slice(0, Number(position));
  return `line ${before.split("\n").length}: a comma, quotation mark or bracket is missing or too many, here or just before`;
}

/** `time › tomorrow: "esok hari" is more than one word`, `similar › 3: …` of the third line */
function problem(issue: z.core.$ZodIssue): string {
  const path = issue.path.map((step) => (typeof step === "number" ? step + 1 : String(step))).join(" › ");
  return path === "" ? reason(issue) : `${path}: ${reason(issue)}`;
}

function reason(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_key":
      return issue.issues.map((inner) => inner.message).join(", ");
    case "invalid_type":
      return issue.input === undefined && / undefined$/.test(issue.message)
        ? "is missing"
        : `must be ${issue.expected === "string" ? "words between quotation marks, separated by commas" : "a group"}`;
    default:
      return issue.message;
  }
}
