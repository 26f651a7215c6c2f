/** Free text of a resident → Intent. Pure: same text, index, moment and context give the same Intent. */
import type { LocalTime } from "../platform/local-time.ts";
import type { UnderstandingIndex } from "./build-index.ts";
import type { Context } from "./context.ts";
import { courseIntent, scheduleIntent, type Intent } from "./intent.ts";

export interface Surroundings {
  readonly index: UnderstandingIndex;
  /** Epoch ms. */
  readonly now: number;
  readonly local: LocalTime;
  readonly context: Context;
}

export interface Understood {
  readonly intent: Intent;
  /** To be kept for the chat's next message. */
  readonly context: Context;
}

export function understand(text: string, { index, context }: Surroundings): Understood {
  const said = text.toLowerCase();
  const course = index.snapshot.courses.find((c) =>
    [c.title, ...c.aliases].some((n) => said.includes(n.toLowerCase())),
  );
  const intent: Intent = course
    ? courseIntent(course.id)
    : /jadwal|kelas/.test(said)
      ? scheduleIntent()
      : { kind: "not-understood", times: context.misses + 1 };
  return { intent, context: { ...context, misses: intent.kind === "not-understood" ? context.misses + 1 : 0 } };
}
