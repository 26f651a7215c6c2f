/** Participants that an account keeps: listed, changed one by one, removed. */
import type { ParticipantId, ResidentId } from "../src/platform/ids.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import { ownParticipantsFlowId } from "../src/telegram/handlers/own-participants.ts";
import { choiceButton, chooseFromList } from "./choose-from-list.ts";
import { editParticipant } from "./edit-participant.ts";
import type { Flow } from "./flow.ts";
import { say } from "./prompts.ts";
import { beginVisit } from "./send-to-audience.ts";

export const ownParticipants = (deps: BotDeps): Flow<[]> => ({
  id: ownParticipantsFlowId,
  async run(conversation, ctx) {
    const visit = await beginVisit(deps, conversation, ctx);
    const { t } = visit;
    const residentId = ctx.chatId as ResidentId;
    for (let at = ctx; ;) {
      const people = await conversation.external(async () => (await deps.residents.read(residentId)).participants);
      if (people.length === 0) return say(at, { text: t("participants-none") });
      const { answer, ctx: next } = await chooseFromList(
        visit,

        t("participants-list", { count: people.length }),
        people.map(({ id, name }) => ({ choice: id, label: name })),
        choiceButton(visit, t.plain("participants-done-button"), "cancel"),
      );
      if (!answer) return say(next, { text: t("participants-done") });
      at = await editParticipant(visit, next, answer as ParticipantId);
    }
  },
});
