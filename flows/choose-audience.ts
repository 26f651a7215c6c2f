/** For whom an announcement is: everybody, those who follow something, or those registered for a class or one meeting of it. */
import type { BroadcastAudience } from "../src/broadcasts/audience.ts";
import type { CourseId, MeetingId } from "../src/platform/ids.ts";
import { interests, type Interest } from "../src/residents/resident.ts";
import { chooseFromList, type Choice } from "./choose-from-list.ts";
import type { Visit } from "./visit.ts";

/** @param first whom the announcement is made for, offered first; @returns undefined when the librarian gave up */
export async function chooseAudience(
  visit: Visit,
  first: Interest | undefined,
): Promise<BroadcastAudience | undefined> {
  const { conversation, t } = visit;
  for (;;) {
    const choices = await conversation.external(() => audienceChoices(visit, first));
    const answer = await chooseFromList(visit, () => t("broadcast-choose-audience"), choices);
    if (answer === "all") return { kind: "all" };
    if (answer !== "registered") {
      const interest = interests.find((i) => i === answer);
      return interest && { kind: "interest", interest };
    }
    const registered = await chooseRegistered(visit);
    if (registered !== "no-courses") return registered;
    conversation.say({ text: t("broadcast-no-courses") });
  }
}

async function audienceChoices({ deps, t }: Visit, first: Interest | undefined): Promise<Choice[]> {
  const offered = [...interests].sort((a, b) => Number(b === first) - Number(a === first));
  const [all, ...sizes] = await Promise.all([
    deps.broadcasts.count({ kind: "all" }),
    ...offered.map((interest) => deps.broadcasts.count({ kind: "interest", interest })),
  ]);
  const everybody = { choice: "all", label: t.plain("broadcast-audience-all-button", { count: String(all) }) };
  const followers = offered.map((interest, i) => ({
    choice: interest,
    label: t.plain("broadcast-audience-interest-button", {
      what: t.plain(`interest-${interest}`),
      count: String(sizes[i]),
    }),
  }));
  const registered = { choice: "registered", label: t.plain("broadcast-audience-registered-button") };
  return first
    ? [...followers.slice(0, 1), everybody, ...followers.slice(1), registered]
    : [everybody, ...followers, registered];
}

async function chooseRegistered(visit: Visit): Promise<BroadcastAudience | "no-courses" | undefined> {
  const { deps, conversation, t } = visit;
  const courses = await conversation.external(() => coursesAhead(visit));
  if (courses.length === 0) return "no-courses";
  const course = await chooseFromList(visit, () => t("broadcast-choose-course"), courses);
  if (course === undefined) return undefined;
  const courseId = course as CourseId;
  const meetings = await conversation.external((): Choice[] => {
    const now = deps.clock.now();
    const ahead = (deps.catalogue().meetingsOf.get(courseId) ?? []).filter((m) => m.endsAt > now);
    return ahead.map((m) => ({ choice: m.id, label: shortMoment(visit, m.startsAt) }));
  });
  const all = { choice: "all", label: t.plain("broadcast-all-meetings-button") };
  const meeting = await chooseFromList(visit, () => t("broadcast-choose-meeting"), [all, ...meetings]);
  if (meeting === undefined) return undefined;
  return meeting === "all" ? { kind: "course", courseId } : { kind: "meeting", meetingId: meeting as MeetingId };
}

/** Courses with a meeting that is not over, the next one first. */
function coursesAhead({ deps }: Visit): Choice[] {
  const now = deps.clock.now();
  const { meetingsByStart, courseById } = deps.catalogue();
  const ids = new Set(meetingsByStart.filter((m) => m.endsAt > now).map((m) => m.courseId));
  return [...ids].map((id) => ({ choice: id, label: courseById.get(id)?.title ?? id }));
}

/** `Sab 28 Nov, 14.00 WIB` */
export const shortMoment = ({ t }: Visit, at: number): string =>
  t.plain("broadcast-time-button", { date: t.format.shortDate(at), time: t.format.time(at) });

/** The audience as it stands in a sentence. */
export function audienceName({ deps, t }: Visit, audience: BroadcastAudience): string {
  const { courseById, meetingById } = deps.catalogue();
  switch (audience.kind) {
    case "all":
      return t.plain("broadcast-audience-all");
    case "interest":
      return t.plain("broadcast-audience-interest", { what: t.plain(`interest-${audience.interest}`) });
    case "course":
      return t.plain("broadcast-audience-course", { course: courseById.get(audience.courseId)?.title ?? "" });
    case "meeting": {
      const meeting = meetingById.get(audience.meetingId);
      const course = meeting && courseById.get(meeting.courseId)?.title;
      if (!meeting || !course) return t.plain("broadcast-audience-course", { course: course ?? "" });
      const date = t.format.date(meeting.startsAt);
      return t.plain("broadcast-audience-meeting", { course, date, time: t.format.time(meeting.startsAt) });
    }
  }
}
