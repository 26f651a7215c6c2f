/** Of which communities somebody is a tutor. */
import type { KeptData } from "./kept-data.ts";
import type { TutorsStore } from "./tutors-store.ts";

export const keptTutor = (store: Pick<TutorsStore, "list" | "remove">): KeptData => ({
  async export({ id }, t) {
    const communities = (await store.list()).filter((tutor) => tutor.id === id);
    if (communities.length === 0) return [];
    return [
      {
        key: "tutor",
        title: t.plain("own-data-tutor"),
        lines: communities.map(({ community, since }) =>
          t.plain("own-data-tutor-of", { community, date: t.format.date(since) }),
        ),
        data: communities.map(({ community, since }) => ({ community, since: new Date(since).toISOString() })),
      },
    ];
  },
  async erase(id) {
    for (const tutor of await store.list()) if (tutor.id === id) await store.remove(id, tutor.community);
  },
});
