/** When a resident did not come without a word, as far as it still counts. */
import type { KeptData } from "../residents/kept-data.ts";
import type { AbsencesStore } from "./absences-store.ts";

export const keptAbsences = (store: Pick<AbsencesStore, "read" | "clear">): KeptData => ({
  async export({ id }, t) {
    const absences = await store.read(id);
    if (absences.length === 0) return [];
    return [
      {
        key: "absences",
        title: t.plain("own-data-absences"),
        lines: absences.map((at) => `${t.format.date(at)}, ${t.format.time(at)}`),
        data: absences.map((at) => new Date(at).toISOString()),
      },
    ];
  },
  erase: store.clear,
});
