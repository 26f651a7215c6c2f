/** The menu of commands that Telegram shows: the residents' for everybody, librarians' and tutors' added in their own chats. */
import { type Api, GrammyError } from "grammy";
import type { ResidentId } from "../platform/ids.ts";
import type { T, Texts } from "../platform/texts.ts";
import type { Librarians } from "../residents/librarians.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";
import type { Tutors } from "../residents/tutors.ts";

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

/** Of members of communities who keep the attendance of their classes. */
const tutorCommands = ["peserta"] as const;

/** Who sees which menu. */
export interface MenuDeps {
  readonly texts: Texts;
  readonly librarians: Pick<Librarians, "list" | "isLibrarian">;
  readonly tutors: Pick<Tutors, "list">;
  readonly residents: Pick<ResidentsStore, "read">;
}

/** At the start of the program; librarians' and tutors' menus too, which an earlier release may have set with fewer commands. */
export async function setCommandMenus(api: Api, deps: MenuDeps): Promise<void> {
  const { texts, librarians, tutors } = deps;
  await api.setMyCommands(residentMenu(texts("id")));
  await api.setMyCommands(residentMenu(texts("en")), { language_code: "en" });
  const [{ owners, invited }, members] = await Promise.all([librarians.list(), tutors.list()]);
  for (const id of new Set([...owners, ...[...invited, ...members].map((one) => one.id)]))
    await setOwnMenu(api, deps, id);
}

/**
 * Shows what somebody may do in their own chat, before the residents' commands: to librarians, to tutors; nothing of the
 * kind (any more) to others. A chat that is not open (yet) is left alone.
 */
export const setOwnMenu = (api: Api, deps: MenuDeps, id: ResidentId): Promise<void> =>
  unlessNoChat(async () => {
    const scope = { type: "chat" as const, chat_id: id };
    const own = await commandsOf(deps, id);
    if (own.length === 0) return void (await api.deleteMyCommands({ scope }));
    const t = deps.texts((await deps.residents.read(id)).language);
    const described = own.map((command) => ({ command, description: t.plain(`command-${command}`) }));
    await api.setMyCommands([...described, ...residentMenu(t)], { scope });
  });

async function commandsOf({ librarians, tutors }: MenuDeps, id: ResidentId) {
  if (await librarians.isLibrarian(id)) return librarianCommands;
  return (await tutors.list()).some((tutor) => tutor.id === id) ? tutorCommands : [];
}

const residentMenu = (t: T) =>
  residentCommands.map((command) => ({ command, description: t.plain(`command-${command}`) }));

async function unlessNoChat(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof GrammyError) || (error.error_code !== 400 && error.error_code !== 403)) throw error;
  }
}
