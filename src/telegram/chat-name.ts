/** How a person is called on Telegram, asked when it is shown: the bot keeps no names of librarians and tutors. */
import { type Api, GrammyError } from "grammy";
import type { ResidentId } from "../platform/ids.ts";

/** @returns the id where Telegram knows no such chat any more */
export async function chatName(api: Api, id: ResidentId): Promise<string> {
  try {
    const { first_name, last_name } = await api.getChat(id);
    return [first_name, last_name].filter(Boolean).join(" ") || String(id);
  } catch (error) {
    if (!(error instanceof GrammyError) || (error.error_code !== 400 && error.error_code !== 403)) throw error;
    return String(id);
  }
}
