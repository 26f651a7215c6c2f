/** Why the program or a command of it does not start: one line for the operator, and the exit code. */
import type { Config } from "./config.ts";
import { Fault } from "./platform/fault.ts";
import { describeError } from "./platform/logger.ts";

/** EX_CONFIG of sysexits.h */
export const wrongConfiguration = 78;

export interface StartProblem {
  readonly line: string;
  readonly exitCode: number;
}

export function startProblem(error: unknown, config: Pick<Config, "port" | "dataFolder">): StartProblem {
  if (isOfPort(error))
    return wrong(`PORT is "${config.port}"; allowed: a port that no other program uses and this one may open`);
  if (!(error instanceof Fault)) return { line: oneLine(error), exitCode: 1 };
  switch (error.code) {
    case "redis:no-folder":
      return wrong(`DATA_DIR is ${JSON.stringify(config.dataFolder)}; allowed: a folder this program may write to`);
    case "telegram:token-refused":
      return wrong("BOT_TOKEN is refused by the Bot API; allowed: the token that @BotFather gave");
    case "vocabulary:invalid":
      return wrong(`locales/id/vocabulary.json:\n${error.details.problems}`);
    case "redis:format-too-new": {
      const { stored, known } = error.details;
      const line = `What Redis holds was stored by a newer program (format ${stored}; this one knows ${known}): update it`;
      return { line, exitCode: 1 };
    }
    default:
      return { line: `${error.code} ${JSON.stringify(error.details)}`, exitCode: 1 };
  }
}

const wrong = (line: string): StartProblem => ({ line, exitCode: wrongConfiguration });

const isOfPort = (error: unknown) =>
  error instanceof Error && "port" in error && "syscall" in error && ["listen", "bind"].includes(String(error.syscall));

/** What the system says about a file names only its path; other messages may quote what is stored. */
function oneLine(error: unknown): string {
  if (error instanceof Error && "syscall" in error) return error.message;
  return Object.values(describeError(error)).filter(Boolean).join(" ");
}
