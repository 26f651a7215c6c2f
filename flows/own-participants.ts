/** Participants that an account keeps: listed, changed one by one, removed. */
import type { ParticipantId } from "../src/platform/ids.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import { ownParticipantsFlowId } from "../src/telegram/handlers/own-participants.ts";
import { choiceButton, chooseFromList } from "./choose-from-list.ts";
import { editParticipant } from "./edit-participant.ts";
import type { Flow } from "./flow.ts";
import { beginVisit } from "./visit.ts";

export const ownParticipants = (deps: BotDeps): Flow<[]> => ({
  id: ownParticipantsFlowId,
  async run(conversation) {
    const visit = beginVisit(deps, conversation);
    const { t, residentId } = conversation;
    for (;;) {
      const people = await conversation.external(async () => (await deps.residents.read(residentId)).participants);
      if (people.length === 0) return conversation.say({ text: t("participants-none") });
      const chosen = await chooseFromList(
        visit,
        () => t("participants-list", { count: people.length }),
        people.map(({ id, name }) => ({ choice: id, label: name })),
        choiceButton(visit, t.plain("participants-done-button"), "cancel"),
      );
      if (!chosen) return conversation.say({ text: t("participants-done") });
      await editParticipant(visit, chosen as ParticipantId);
    }
  },
});
