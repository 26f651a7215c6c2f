/** All dialogues, in the order in which the bot offers them an update. */
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import type { RegisteredFlow } from "../src/telegram/bot.ts";
import { announceCompetition } from "./announce-competition.ts";
import { broadcast } from "./broadcast.ts";
import { register } from "./register.ts";

export const flows = (deps: BotDeps): RegisteredFlow[] => [register(deps), broadcast(deps), announceCompetition(deps)];
