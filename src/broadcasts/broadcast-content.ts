/** What recipients of a broadcast see: the librarian's words, and always a way to receive no more of them. */
import type { MessageContent } from "../outbox/message.ts";
import type { T } from "../platform/texts.ts";
import type { BroadcastAudience } from "./audience.ts";
import { interestsData, muteData } from "./broadcast-callbacks.ts";

/** Limits of the Bot API in characters (UTF-16 units) after formatting is read. */
export const longestText = 4096;
export const longestCaption = 1024;

export const longestFor = (hasPhoto: boolean): number => (hasPhoto ? longestCaption : longestText);

/** @param t in the language of the recipients, which is the library's */
export function broadcastContent(t: T, draft: MessageContent, audience: BroadcastAudience): MessageContent {
  return { ...draft, buttons: [...(draft.buttons ?? []), [stopButton(t, audience)]] };
}

/** To everybody goes news; those registered for a class chose it themselves, so they are led to the whole choice. */
function stopButton(t: T, audience: BroadcastAudience) {
  if (audience.kind === "course" || audience.kind === "meeting")
    return { label: t.plain("broadcast-choose-button"), data: interestsData };
  const interest = audience.kind === "all" ? "news" : audience.interest;
  return {
    label: t.plain("broadcast-mute-button", { what: t.plain(`interest-${interest}`) }),
    data: muteData(interest),
  };
}
