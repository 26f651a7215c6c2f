/** What a resident told of a class afterwards with their name to it. Stars and sentences have no name and stay. */
import type { Clock } from "../platform/clock.ts";
import type { ResidentId } from "../platform/ids.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { Registration } from "../registration/registration.ts";
import type { KeptData, KeptSection } from "../residents/kept-data.ts";
import type { FeedbackStore } from "./feedback-store.ts";
import { yearsOfStories } from "./story-years.ts";

export interface KeptFeedbackDeps {
  readonly store: Pick<FeedbackStore, "stories" | "eraseStories" | "areNeverAsked" | "forgetRegistrations">;
  /** Everything that is kept; it is erased after this. */
  readonly registrationsOf: (id: ResidentId) => Promise<readonly Registration[]>;
  readonly clock: Clock;
  readonly local: LocalTime;
}

export function keptFeedback({ store, registrationsOf, clock, local }: KeptFeedbackDeps): KeptData {
  const years = () => yearsOfStories(local.dateOf(clock.now()));
  return {
    async export({ id }, t) {
      const [told, [neverAsked]] = await Promise.all([
        Promise.all(years().map((year) => store.stories(year))),
        store.areNeverAsked([id]),
      ]);
      const stories = told.flat().filter((story) => story.residentId === id);
      const sections: KeptSection[] = [];
      if (stories.length > 0)
        sections.push({
          key: "stories",
          title: t.plain("own-data-stories"),
          lines: stories.map(({ course, text, toldAt }) =>
            t.plain("own-data-story", { course, text, date: t.format.date(toldAt) }),
          ),
          data: stories.map(({ code, course, text, name, toldAt }) => ({
            code,
            class: course,
            text,
            name,
            toldAt: new Date(toldAt).toISOString(),
          })),
        });
      if (neverAsked)
        sections.push({
          key: "noQuestions",
          title: t.plain("own-data-feedback"),
          lines: [t.plain("own-data-no-questions")],
          data: true,
        });
      return sections;
    },
    async erase(id) {
      for (const year of years()) await store.eraseStories(year, id);
      for (const { meetingId, code } of await registrationsOf(id)) await store.forgetRegistrations(meetingId, [code]);
    },
  };
}
