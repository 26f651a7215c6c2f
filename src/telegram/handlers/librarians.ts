/** The librarians' own commands and buttons. */
import { Composer } from "grammy";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { inbox } from "./librarian-inbox.ts";
import { programme } from "./librarian-programme.ts";
import { reports } from "./librarian-report.ts";
import { rosters } from "./librarian-rosters.ts";
import { workbooks } from "./librarian-workbooks.ts";
import { librariansOnly } from "./librarians-only.ts";

export function librarianTools(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const librarian = composer.filter(librariansOnly);
  librarian.use(programme(deps), rosters(deps), workbooks(deps), inbox(deps), reports(deps));
  return composer;
}
