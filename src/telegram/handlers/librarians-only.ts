/** What only librarians may do: for everybody else these commands and buttons do not exist. */
import type { BotContext } from "../context.ts";

/** For `composer.filter`; read with each update, so that a right taken away acts at once. */
export const librariansOnly = (ctx: BotContext): Promise<boolean> => ctx.session.isLibrarian();
