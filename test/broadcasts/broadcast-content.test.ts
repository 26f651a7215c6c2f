import { describe, expect, it } from "vitest";
import type { BroadcastAudience } from "../../src/broadcasts/audience.ts";
import { competitionData, stopBroadcastData, stopBroadcastPattern } from "../../src/broadcasts/broadcast-callbacks.ts";
import { broadcastContent } from "../../src/broadcasts/broadcast-content.ts";
import type { BroadcastId, CompetitionId, CourseId, MeetingId } from "../../src/platform/ids.ts";
import type { Html } from "../../src/platform/markup.ts";
import { decodeAction } from "../../src/telegram/callback-data.ts";
import { texts } from "../registration/setting.ts";

const t = texts("id");
const lastButton = (audience: BroadcastAudience) => {
  const content = broadcastContent(
    t,
    { text: "Halo" as Html, buttons: [[{ label: "Tanya", data: "l:l1" }]] },
    audience,
  );
  const button = content.buttons?.at(-1)?.[0];
  return { rows: content.buttons?.length, does: decodeAction(button && "data" in button ? button.data : "") };
};

describe("broadcastContent", () => {
  it("lets recipients stop news that goes to everybody", () => {
    expect(lastButton({ kind: "all" })).toEqual({ rows: 2, does: { kind: "mute", args: ["news"] } });
  });

  it("lets followers stop what they follow", () => {
    const audience = { kind: "interest", interest: "competitions" } as const;
    expect(lastButton(audience).does).toEqual({ kind: "mute", args: ["competitions"] });
  });

  it("leads those registered to all they can choose", () => {
    const choice = { kind: "interests", args: [] };
    expect(lastButton({ kind: "course", courseId: "c1" as CourseId }).does).toEqual(choice);
    expect(lastButton({ kind: "meeting", meetingId: "m1" as MeetingId }).does).toEqual(choice);
  });
});

describe("buttons of broadcasts", () => {
  it("ask for more about a competition", () => {
    const data = competitionData("l3" as CompetitionId);
    expect(decodeAction(data)).toEqual({ kind: "competition", args: ["l3"] });
  });

  it("stop a broadcast only for librarians: to everybody else the button is unknown", () => {
    const data = stopBroadcastData("b123456789" as BroadcastId);
    expect(stopBroadcastPattern.exec(data)?.[1]).toBe("b123456789");
    expect(decodeAction(data)).toBeNull();
  });
});
