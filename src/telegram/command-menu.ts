/** The menu of commands that Telegram shows: the residents' for everybody, the librarians' added in their own chats. */
import type { Api } from "grammy";
import type { T, Texts } from "../platform/texts.ts";
import { residentCommands } from "./handlers/commands.ts";

export async function setCommandMenu(api: Api, texts: Texts): Promise<void> {
  await api.setMyCommands(residentMenu(texts("id")));
  await api.setMyCommands(residentMenu(texts("en")), { language_code: "en" });
}

const residentMenu = (t: T) =>
  residentCommands.map((command) => ({ command, description: t.plain(`command-${command}`) }));
