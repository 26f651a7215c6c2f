/** A librarian sends the programme as a file: problems are listed, changes for people registered and meetings that leave the schedule are shown and confirmed. */
import { describeChange, describeLeftOut } from "../src/catalogue/describe-change.ts";
import { describeProblem } from "../src/catalogue/problem.ts";
import type { ResidentId } from "../src/platform/ids.ts";
import { escapeHtml, type Html } from "../src/platform/markup.ts";
import type { T } from "../src/platform/texts.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import type { AnswerContext } from "../src/telegram/context.ts";
import { largestFile } from "../src/telegram/fetch-file.ts";
import { importWorkbookFlowId } from "../src/telegram/handlers/librarian-workbooks.ts";
import { cancelButton, choiceButton } from "./choose-from-list.ts";
import type { Flow } from "./flow.ts";
import { ask, oneOf, readChoice } from "./prompts.ts";
import { beginVisit, type Visit } from "./visit.ts";

export const importWorkbook = (deps: BotDeps): Flow<[]> => ({
  id: importWorkbookFlowId,
  librariansOnly: true,
  async run(conversation) {
    const visit = beginVisit(deps, conversation);
    const { t } = visit;
    // After problems the next file is waited for; the librarian leaves when they like.
    for (;;) {
      const file = await askFile(visit);
      if (file === "cancel") return conversation.say({ text: t("dialogue-cancelled") });
      if ((await take(visit, file)) === "left") return;
    }
  },
});

interface SentFile {
  readonly fileId: string;
  readonly filename: string;
}

function askFile(visit: Visit): Promise<SentFile | "cancel"> {
  const { conversation, t, dialogue } = visit;
  return ask(
    conversation,
    () => ({ text: t("librarians-import-ask"), hint: t("librarians-import-hint"), buttons: [[cancelButton(visit)]] }),
    (n): SentFile | "cancel" | undefined => oneOf<"cancel">(readChoice(n, dialogue), ["cancel"]) ?? readFile(n),
  );
}

const readFile = ({ message }: AnswerContext): SentFile | undefined =>
  message?.document && { fileId: message.document.file_id, filename: message.document.file_name ?? "" };

/** What came of one file, ready to be said; small, since a dialogue keeps it. */
type Taken =
  | { readonly kind: "not-allowed" }
  | { readonly kind: "said"; readonly text: Html; readonly full?: string; readonly imported: boolean }
  | { readonly kind: "confirm"; readonly text: Html; readonly version: number };

/** @returns whether the dialogue goes on with another file */
async function take(visit: Visit, file: SentFile): Promise<"another" | "left"> {
  const { conversation, dialogue, t } = visit;
  let taken = await conversation.external(() => attempt(visit, conversation.residentId, file, null));
  if (taken.kind === "confirm") {
    const { version, text } = taken;
    const buttons = [[choiceButton(visit, t.plain("librarians-import-yes-button"), "yes")], [cancelButton(visit)]];
    const answer = await ask(
      conversation,
      () => ({ text, buttons }),
      (n) => oneOf(readChoice(n, dialogue), ["yes", "cancel"]),
    );
    if (answer === "cancel") {
      conversation.say({ text: t("dialogue-cancelled") });
      return "left";
    }
    taken = await conversation.external(() => attempt(visit, conversation.residentId, file, version));
  }
  // No longer a librarian: the file is as unknown as from everybody else.
  if (taken.kind !== "said") return conversation.halt();
  const { text, full, imported } = taken;
  conversation.say(full === undefined ? { text } : { text, document: { filename: problemsFile(t), base64: full } });
  return imported ? "left" : "another";
}

const problemsFile = (t: T) => t.plain("librarians-import-problems-file");

/** @param confirmed the version that was confirmed; null: not yet */
async function attempt(
  { deps, t }: Visit,
  by: ResidentId,
  { fileId, filename }: SentFile,
  confirmed: number | null,
): Promise<Taken> {
  if (!(await deps.librarians.isLibrarian(by))) return { kind: "not-allowed" };
  const said = (text: Html, imported = false): Taken => ({ kind: "said", text, imported });
  const fetched = await deps.fetchFile(fileId);
  if (fetched.kind === "too-large") return said(t("librarians-import-too-large", { megabytes: largestFile / 1e6 }));
  if (fetched.kind === "unavailable") return said(t("librarians-import-unavailable"));
  const outcome = await deps.programme.importUpload({ bytes: fetched.bytes, filename }, confirmed);
  switch (outcome.kind) {
    case "stale":
      return said(t("catalogue-stale"));
    case "imported": {
      const { courses, meetings, competitions, answers, stops, communities } = outcome.counts;
      const counts = { courses, meetings, competitions, answers, stops, communities };
      const lines = [t("catalogue-imported", counts), ...describeLeftOut(t, outcome).map(escapeHtml)];
      return said(lines.join("\n\n") as Html, true);
    }
    case "problems": {
      const all = outcome.problems.map((problem) => describeProblem(t, problem));
      const text = t("librarians-import-problems", { count: all.length, list: { html: listed(t, all) } });
      if (all.length <= shownAtMost) return said(text);
      const full = Buffer.from(`${all.slice(0, keptAtMost).join("\n")}\n`).toString("base64");
      return { kind: "said", text, imported: false, full };
    }
    case "needs-confirmation": {
      const all = outcome.changes.map(({ change, registrations }) => describeChange(t, change, registrations));
      const people = outcome.changes.reduce((sum, { registrations }) => sum + registrations, 0);
      const leftOut = describeLeftOut(t, outcome).map(escapeHtml);
      const list = [...(all.length > 0 ? [listed(t, all)] : []), ...leftOut].join("\n\n") as Html;
      const text = t("librarians-import-confirm", { people, list: { html: list } });
      return { kind: "confirm", text, version: outcome.version };
    }
  }
}

const shownAtMost = 20;
const keptAtMost = 500;
/** A caption beside the full list takes 1024 characters after parsing, a message 4096. */
const longestList = { alone: 3_400, besideFile: 850 };

/** The first of them, as many as fit, and how many more there are. */
function listed(t: T, all: readonly string[]): Html {
  const room = all.length > shownAtMost ? longestList.besideFile : longestList.alone;
  const shown: string[] = [];
  for (const line of all.slice(0, shownAtMost)) {
    if (shown.length > 0 && shown.join("\n").length + line.length > room) break;
    shown.push(`• ${line}`);
  }
  const rest = all.length - shown.length;
  const more = rest > 0 ? [t("librarians-import-more", { count: rest })] : [];
  return [...shown.map(escapeHtml), ...more].join("\n") as Html;
}
