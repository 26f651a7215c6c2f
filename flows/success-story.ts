/** What came of a class, thirty days later; kept only with leave to tell it, with or without the name. */
import { longestStory } from "../src/feedback/feedback.ts";
import type { RegistrationCode, ResidentId } from "../src/platform/ids.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import { storyFlowId } from "../src/telegram/handlers/feedback.ts";
import type { Flow } from "./flow.ts";
import { ask, choiceData, oneOf, readChoice, say } from "./prompts.ts";

export const successStory = (deps: BotDeps): Flow<[RegistrationCode]> => ({
  id: storyFlowId,
  async run(conversation, ctx, code) {
    const { language, name } = await conversation.external((outer) => {
      const { resident } = outer.session;
      const own = resident.participants.find((p) => p.relation === "self")?.name ?? outer.from?.first_name;
      return { language: resident.language, name: own ?? "" };
    });
    const t = deps.texts(language);
    const dialogue = ctx.update.update_id.toString(36);
    const button = (label: string, choice: string) => [{ label, data: choiceData(dialogue, choice) }];
    const told = await ask(
      conversation,
      { text: t("story-ask"), buttons: [button(t.plain("feedback-skip-button"), "no")] },
      (n): { text: string } | "no" | undefined => {
        if (readChoice(n, dialogue) === "no") return "no";
        const text = n.message?.text?.trim();
        return text && text.length <= longestStory ? { text } : undefined;
      },
      t("feedback-sentence-too-long", { most: longestStory }),
    );
    if (told.answer === "no") return say(told.ctx, { text: t("feedback-skipped") });
    const { text } = told.answer;
    const leave = await ask(
      conversation,
      {
        text: t("story-leave"),
        buttons: [
          button(t.plain("story-with-name-button", { name }), "name"),
          button(t.plain("story-without-name-button"), "anonymous"),
          button(t.plain("story-not-button"), "no"),
        ],
      },
      (n) => oneOf(readChoice(n, dialogue), ["name", "anonymous", "no"]),
    );
    if (leave.answer === "no") return say(leave.ctx, { text: t("story-not-kept") });
    await conversation.external(() =>
      deps.feedback.tellStory({
        residentId: ctx.chatId as ResidentId,
        code,
        text,
        name: leave.answer === "name" ? name : null,
      }),
    );
    say(leave.ctx, { text: t("story-kept") });
  },
});
