/** What only librarians may do: for everybody else these commands and buttons do not exist. */
import type { BotContext } from "../context.ts";

/** For `composer.filter`; asked with each update that may be for it, so that a right taken away acts at once. */
export const librariansOnly = (ctx: BotContext): Promise<boolean> => ctx.session.isLibrarian();
