/** Stops of the mobile library. */
import type { Answer } from "../../answers/answer.ts";
import type { Stop } from "../../catalogue/catalogue.ts";
import type { Html } from "../../platform/markup.ts";
import type { T } from "../../platform/texts.ts";
import type { Reply } from "./reply.ts";
import { lines, mapButton, moreButton, moreOf, periodText } from "./parts.ts";

export function presentStops(t: T, answer: Extract<Answer, { kind: "stops" | "no-stops" }>): Reply {
  const period = periodText(t, answer.period);
  const place = answer.place ?? answer.district;
  if (answer.kind === "no-stops") {
    const opening = period
      ? t("answers-no-stops", { period })
      : place
        ? t("answers-no-stops-at", { place })
        : t("answers-no-stops-at-all");
    const nearest = answer.nearest.map((s) => stopLine(t, s));
    return { text: lines(nearest.length > 0 ? [opening, t("answers-nearest"), ...nearest] : [opening]) };
  }
  const opening = place
    ? t("answers-stops-at", { place })
    : period
      ? t("answers-stops-when", { period })
      : t("answers-stops");
  const first = answer.page.lines[0];
  return {
    text: lines([opening, ...answer.page.lines.map((s) => stopLine(t, s)), moreOf(t, answer.page)]),
    buttons: [...(first ? [[mapButton(t, first.place)]] : []), ...moreButton(t, answer.page)],
  };
}

function stopLine(t: T, stop: Stop): Html {
  const args = {
    date: t.format.date(stop.startsAt),
    time: t.format.timeSpan(stop.startsAt, stop.endsAt),
    place: stop.place,
  };
  return stop.district
    ? t("answers-stop-line-district", { ...args, district: stop.district })
    : t("answers-stop-line", args);
}
