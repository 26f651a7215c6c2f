/** All dialogues. */
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import type { RegisteredFlow } from "../src/telegram/flow-run.ts";
import { announceCompetition } from "./announce-competition.ts";
import { answerEnquiry } from "./answer-enquiry.ts";
import { appeal } from "./appeal.ts";
import { askLibrarian } from "./ask-librarian.ts";
import { broadcast } from "./broadcast.ts";
import { importWorkbook } from "./import-workbook.ts";
import { manageMeeting } from "./manage-meeting.ts";
import { ownParticipants } from "./own-participants.ts";
import { recallBroadcast } from "./recall-broadcast.ts";
import { register } from "./register.ts";
import { feedbackSentence } from "./feedback-sentence.ts";
import { successStory } from "./success-story.ts";
import { walkIn } from "./walk-in.ts";

export const flows = (deps: BotDeps): RegisteredFlow[] => [
  register(deps),
  appeal(deps),
  askLibrarian(deps),
  broadcast(deps),
  announceCompetition(deps),
  recallBroadcast(deps),
  manageMeeting(deps),
  importWorkbook(deps),
  answerEnquiry(deps),
  ownParticipants(deps),
  walkIn(deps),
  feedbackSentence(deps),
  successStory(deps),
];
