/** That somebody was invited to be a librarian. Owners stand in the environment, not in the store. */
import type { KeptData } from "./kept-data.ts";
import type { LibrariansStore } from "./librarians-store.ts";

export const keptLibrarian = (store: Pick<LibrariansStore, "list" | "remove">): KeptData => ({
  async export({ id }, t) {
    const invited = (await store.list()).find((librarian) => librarian.id === id);
    if (!invited) return [];
    return [
      {
        key: "librarian",
        title: t.plain("own-data-librarian"),
        lines: [t.plain("own-data-librarian-since", { date: t.format.date(invited.since) })],
        data: { since: new Date(invited.since).toISOString() },
      },
    ];
  },
  erase: async (id) => void (await store.remove(id)),
});
