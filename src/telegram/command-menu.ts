/** The menu of commands that Telegram shows: the residents' for everybody, the librarians' added in their own chats. */
import { type Api, GrammyError } from "grammy";
import type { ResidentId } from "../platform/ids.ts";
import type { T, Texts } from "../platform/texts.ts";
import type { Librarians } from "../residents/librarians.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";

/** In the order of the menu; the words beside them are `command-<name>` in the locales. */
const residentCommands = [
  "jadwal",
  "daftar",
  "pendaftaranku",
  "lomba",
  "baca",
  "bahasa",
  "dataku",
  "hapus_data",
  "bantuan",
  "batal",
] as const;

const librarianCommands = [
  "umumkan",
  "kelola",
  "peserta",
  "pendamping",
  "kotak_masuk",
  "laporan",
  "impor",
  "ekspor",
] as const;

interface Library {
  readonly texts: Texts;
  readonly librarians: Pick<Librarians, "list">;
  readonly residents: Pick<ResidentsStore, "read">;
}

/** At the start of the program; librarians' menus too, which an earlier release may have set with fewer commands. */
export async function setCommandMenus(api: Api, { texts, librarians, residents }: Library): Promise<void> {
  await api.setMyCommands(residentMenu(texts("id")));
  await api.setMyCommands(residentMenu(texts("en")), { language_code: "en" });
  const { owners, invited } = await librarians.list();
  for (const id of [...owners, ...invited.map((librarian) => librarian.id)])
    await setLibrarianMenu(api, texts((await residents.read(id)).language), id);
}

/** Shows a librarian's commands in their chat, before the residents'. A chat that is not open (yet) is left alone. */
export const setLibrarianMenu = (api: Api, t: T, id: ResidentId): Promise<void> =>
  unlessNoChat(async () => {
    const own = librarianCommands.map((command) => ({ command, description: t.plain(`command-${command}`) }));
    await api.setMyCommands([...own, ...residentMenu(t)], { scope: { type: "chat", chat_id: id } });
  });

export const removeLibrarianMenu = (api: Api, id: ResidentId): Promise<void> =>
  unlessNoChat(async () => {
    await api.deleteMyCommands({ scope: { type: "chat", chat_id: id } });
  });

const residentMenu = (t: T) =>
  residentCommands.map((command) => ({ command, description: t.plain(`command-${command}`) }));

async function unlessNoChat(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof GrammyError) || (error.error_code !== 400 && error.error_code !== 403)) throw error;
  }
}
