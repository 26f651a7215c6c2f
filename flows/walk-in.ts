/** Guests who came without a registration, name by name, until there are no more. */
import type { MeetingId } from "../src/platform/ids.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import { walkInFlowId } from "../src/telegram/handlers/guests.ts";
import { doorData } from "../src/attendance/attendance-callbacks.ts";
import { keepsDoor } from "../src/telegram/handlers/door-keepers.ts";
import { isQuestion } from "../src/telegram/handlers/questions.ts";
import { replace } from "../src/telegram/reply.ts";
import type { Flow } from "./flow.ts";
import { readName, readNameList } from "./person-input.ts";
import { ask, choiceData, readChoice } from "./prompts.ts";

interface Guest {
  readonly name: string;
  readonly birthYear: number | null;
}

interface Added extends Guest {
  readonly id: string;
}

const undoData = (dialogue: string, { id }: Added): string => choiceData(dialogue, `undo-${id}`);

/** Opened only for those who keep the meeting's door. */
export const walkIn = (deps: BotDeps): Flow<[MeetingId]> => ({
  id: walkInFlowId,
  async run(conversation, meetingId) {
    const { t, id: dialogue } = conversation;
    const done = [{ label: t.plain("walk-in-done-button"), data: choiceData(dialogue, "done") }];
    let text = t("walk-in-ask");
    let added: Added[] = [];
    for (;;) {
      const latest = added.at(-1);
      const undo = latest
        ? [[{ label: t.plain("guests-remove-button", { name: latest.name }), data: undoData(dialogue, latest) }]]
        : [];
      const said = text;
      const already = added;
      const answer = await ask(
        conversation,
        () => ({ text: said, buttons: [...undo, done], hint: t("walk-in-bad") }),
        (n): Guest | Added | "done" | undefined => {
          if (readChoice(n, dialogue) === "done") return "done";
          const pressed = n.callbackQuery?.data;
          return (
            already.find((guest) => undoData(dialogue, guest) === pressed) ?? readGuest(deps, n.message?.text ?? "")
          );
        },
      );
      if (answer === "done") {
        const back = { label: t.plain("door-back-button"), data: doorData(meetingId) };
        return conversation.external((ctx) => replace(ctx, { text: t("walk-in-done"), buttons: [[back]] }));
      }
      const mayAdd = await conversation.external((outer) => keepsDoor(deps, outer, meetingId));
      // No longer at this door: what they wrote is a message like anybody's.
      if (!mayAdd) return conversation.halt();
      if ("id" in answer) {
        await conversation.external(() => deps.attendance.removeWalkIn(meetingId, answer.id));
        added = added.filter(({ id }) => id !== answer.id);
        text = t("walk-in-removed", { name: answer.name });
        continue;
      }
      const guest: Added = { ...answer, id: String(conversation.updateId) };
      await conversation.external(() => deps.attendance.addWalkIn(meetingId, guest));
      added = [...added, guest];
      text = t("walk-in-added", { name: guest.name });
    }
  },
});

/** `Ani Lestari` or `Ani Lestari, 2015`. */
function readGuest(deps: BotDeps, text: string): Guest | undefined {
  if (isQuestion(deps, text)) return undefined;
  const { clock, local } = deps;
  const name = readName(text);
  if (name) return { name, birthYear: null };
  const listed = readNameList(text, Number(local.dateOf(clock.now()).slice(0, 4)));
  return listed?.people.length === 1 && listed.unclear.length === 0 ? listed.people[0] : undefined;
}
