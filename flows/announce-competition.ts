/** The announcement of a competition, composed from the catalogue. */
import { competitionAnnouncement } from "../src/competitions/announcement.ts";
import { openCompetitions } from "../src/competitions/deadlines.ts";
import type { MessageContent } from "../src/outbox/message.ts";
import type { CompetitionId } from "../src/platform/ids.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import { announcementFlowId } from "../src/telegram/handlers/broadcasts.ts";
import { chooseFromList, type Choice } from "./choose-from-list.ts";
import type { Flow } from "./flow.ts";
import { sendToAudience } from "./send-to-audience.ts";
import { beginVisit, type Visit } from "./visit.ts";

export const announceCompetition = (deps: BotDeps): Flow<[] | [CompetitionId]> => ({
  id: announcementFlowId,
  librariansOnly: true,
  run: (conversation, competitionId?: CompetitionId) => announce(beginVisit(deps, conversation), competitionId),
});

/** Without an id the librarian chooses among the competitions one can enter. */
export async function announce(visit: Visit, competitionId?: CompetitionId): Promise<void> {
  const { deps, conversation, t } = visit;
  let id = competitionId;
  if (!id) {
    const choices = await conversation.external((): Choice[] => {
      const today = deps.local.dateOf(deps.clock.now());
      return openCompetitions(deps.catalogue().competitions, today).map((c) => ({ choice: c.id, label: c.title }));
    });
    if (choices.length === 0) return conversation.say({ text: t("broadcast-no-competitions") });
    const chosen = await chooseFromList(visit, () => t("broadcast-choose-competition"), choices);
    if (chosen === undefined) return conversation.say({ text: t("dialogue-cancelled") });
    id = chosen as CompetitionId;
  }
  const draft = await conversation.external((): MessageContent | null => {
    const competition = deps.catalogue().competitionById.get(id);
    return competition ? competitionAnnouncement(deps.texts("id"), competition, deps.local) : null;
  });
  if (!draft) return conversation.say({ text: t("broadcast-competition-gone") });
  await sendToAudience(visit, draft, "competitions");
}
