/** Opens the dialogue about the participants that an account keeps. */
import type { Button } from "../../outbox/message.ts";
import type { T } from "../../platform/texts.ts";
import { encodeAction } from "../callback-data.ts";
import type { BotContext } from "../context.ts";

/** Id of the dialogue in flows/own-participants.ts. */
export const ownParticipantsFlowId = "own-participants@1";

export const participantsButton = (t: T): Button => ({
  label: t.plain("participants-button"),
  data: encodeAction({ kind: "my-participants", args: [] }),
});

export async function startParticipants(ctx: BotContext): Promise<void> {
  await ctx.begin(ownParticipantsFlowId);
}
