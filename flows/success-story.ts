/** What came of a class, thirty days later; kept only with leave to tell it, with or without the name. */
import { longestStory } from "../src/feedback/feedback.ts";
import type { RegistrationCode } from "../src/platform/ids.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import { storyFlowId } from "../src/telegram/handlers/feedback.ts";
import type { Flow } from "./flow.ts";
import { ask, choiceData, oneOf, readChoice } from "./prompts.ts";

export const successStory = (deps: BotDeps): Flow<[RegistrationCode]> => ({
  id: storyFlowId,
  async run(conversation, code) {
    const { t, id: dialogue, residentId } = conversation;
    const name = await conversation.external(({ session: { resident }, from }) => {
      const own = resident.participants.find((p) => p.relation === "self");
      return own?.name ?? from?.first_name ?? "";
    });
    const button = (label: string, choice: string) => [{ label, data: choiceData(dialogue, choice) }];
    const told = await ask(
      conversation,
      () => ({
        text: t("story-ask"),
        buttons: [button(t.plain("feedback-skip-button"), "no")],
        hint: t("feedback-sentence-too-long", { most: longestStory }),
      }),
      (n): { text: string } | "no" | undefined => {
        if (readChoice(n, dialogue) === "no") return "no";
        const text = n.message?.text?.trim();
        return text && text.length <= longestStory ? { text } : undefined;
      },
    );
    if (told === "no") return conversation.say({ text: t("feedback-skipped") });
    const leave = await ask(
      conversation,
      () => ({
        text: t("story-leave"),
        buttons: [
          button(t.plain("story-with-name-button", { name }), "name"),
          button(t.plain("story-without-name-button"), "anonymous"),
          button(t.plain("story-not-button"), "no"),
        ],
      }),
      (n) => oneOf(readChoice(n, dialogue), ["name", "anonymous", "no"]),
    );
    if (leave === "no") return conversation.say({ text: t("story-not-kept") });
    await conversation.external(() =>
      deps.feedback.tellStory({
        residentId,
        code,
        text: told.text,
        name: leave === "name" ? name : null,
      }),
    );
    conversation.say({ text: t("story-kept") });
  },
});
