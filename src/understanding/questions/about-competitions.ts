/** Questions about competitions. */
import type { UnderstandingIndex } from "../build-index.ts";
import type { Meaning } from "../compile-vocabulary.ts";
import type { Facet, Intent } from "../intent.ts";
import { accountsFor, isAnsweredBeside } from "./about-library.ts";
import { subjectText } from "./beyond.ts";
import {
  type Found,
  type Surroundings,
  alsoFits,
  asksForList,
  inName,
  isAboutClass,
  isExplained,
  isMeant,
  isOnlyAlike,
  isOnlyAbout,
  isSubject,
} from "./step.ts";
import type { Reading } from "../read-message.ts";
import type { Hit } from "../text-search.ts";

export function competitions(reading: Reading, surroundings: Surroundings, all: Found): Intent | null {
  const { context, index, local, now } = surroundings;
  const { competitions: hits, courses: courseHits } = all;
  const about =
    reading.has("talk:competition") &&
    !isToldBeforeClass(reading) &&
    ((hits[0]?.named ?? 0) > 1 ||
      (hits[0] && all.answer && accountsFor(hits[0], all.answer, reading)) ||
      !isAnsweredBeside("talk:competition", reading, all, index));
  const hit = forSchool(hits, reading, index)[0];
  // `juara 1 mewarnai dapat apa`: only competitions have prizes.
  const prized = reading.has("ask:prize") && !isAboutClass(reading) && hit !== undefined && hit.named > 0;
  // `geguritan masih bisa daftar?`: a name that no class has.
  const only =
    hit !== undefined &&
    (hit.named > 0 || (hit.closeness >= inName && !isOnlyAbout(reading) && !reading.has("talk:library"))) &&
    !isAboutClass(reading) &&
    !courseHits.some((h) => h.named > 0 || h.closeness >= inName || h.score >= hit.score) &&
    isExplained(reading, hit) &&
    (!reading.isLong || reading.must.length > 0) &&
    (reading.facets.length > 0 || reading.has("wish:register") || reading.has("wish:take part"));
  const named =
    prized ||
    only ||
    (hit !== undefined && hit.named > 1 && !saysClass(reading) && hit.score >= (courseHits[0]?.score ?? 0));
  const follows = context.topic === "competitions" && !saysClass(reading) && isOnlyAbout(reading);
  if (!about && !named && !follows) return null;
  const asked = competitionFacets(reading);
  const enter = (reading.has("wish:register") || reading.has("wish:take part")) && asked.length === 0;
  const told = about && reading.isLong && (hit?.score ?? 0) > 0.3;
  if (hit && (told || (isMeant(hit, reading, index) && !isOnlyAlike(hit, reading, index)))) {
    const fitting = hits.filter((h) => h.named > 0 || h.score >= alsoFits * hit.score);
    const best =
      (fitting.length > 1 && hit.named === 0) ||
      fitting.filter((h) => h.named === hit.named && h.score >= 0.95 * hit.score).length > 1
        ? fitting
        : [hit];
    const ids = best.flatMap((h) => index.snapshot.competitions[h.position]?.id ?? []);
    const [id] = ids;
    if (ids.length === 1 && id) {
      // `kalau esai?` after another one
      const goesOn = context.topic === "competitions" && asked.length === 0 && reading.words[0]?.standard === "kalau";
      return { kind: "competition", competitionId: id, facets: goesOn ? context.facets : asked, enter };
    }
    return { kind: "choose-competition", competitionIds: ids, facets: asked };
  }
  const remembered = context.competitionIds[0];
  const category = reading.school ?? (reading.audiences.includes("anak") ? "sd" : null);
  if (
    remembered &&
    (follows || isOnlyAbout(reading)) &&
    (asked.length > 0 || enter) &&
    !asksForList(reading) &&
    category === null
  )
    return context.competitionIds.length > 1
      ? { kind: "choose-competition", competitionIds: context.competitionIds, facets: asked }
      : { kind: "competition", competitionId: remembered, facets: asked, enter };
  // `anak sd boleh ikut?` after one of them.
  if (remembered && follows && category !== null && reading.has("wish:take part") && !reading.has("wish:all"))
    return { kind: "competition", competitionId: remembered, facets: ["requirements"], enter: false };
  // `hadiahnya apa` after the list of all.
  if (follows && !about && asked.length > 0 && !remembered && category === null) {
    const today = local.dateOf(now);
    const ids = index.snapshot.competitions.filter((c) => (c.eventDate ?? c.entryClosesDate) >= today).map((c) => c.id);
    return ids.length === 0 ? null : { kind: "choose-competition", competitionIds: ids, facets: asked };
  }
  if (!about && (asked.length > 0 || category === null) && !(reading.has("wish:all") && follows)) return null;
  const unknown = reading.must.filter(
    (w) => !w.known || isSubject(w, index) || (w.inPlace && !index.competitions.knows(w.standard)),
  );
  if (unknown.length > 0 && !reading.isLong)
    return { kind: "unknown-competition", subject: subjectText(unknown, index) };
  return { kind: "competitions", category, period: reading.time.period, offset: 0 };
}

const saysClass = ({ mentions, words }: Reading): boolean =>
  mentions.some((m) => m.meaning === "talk:class" && !anyEvent.has(words[m.start]?.standard ?? ""));

/** `menonton lomba memanah. Dia mau ikut latihan panahan.`: a story that goes on to a class. */
function isToldBeforeClass({ isLong, mentions, words }: Reading): boolean {
  const lastOf = (meaning: Meaning) =>
    Math.max(
      -1,
      ...mentions.flatMap((m) =>
        m.meaning === meaning && !anyEvent.has(words[m.start]?.standard ?? "") ? (words[m.start]?.sentence ?? -1) : [],
      ),
    );
  return isLong && lastOf("talk:class") > lastOf("talk:competition");
}

/** `acaranya kapan`: of a class or a competition, whichever was told of. */
const anyEvent = new Set(["acara", "kegiatan", "event", "agenda"]);

/** Competitions for the school that was named, where there are some. */
function forSchool(hits: readonly Hit[], { school }: Reading, { snapshot }: UnderstandingIndex): readonly Hit[] {
  const open = hits.filter((h) =>
    snapshot.competitions[h.position]?.categories.some((c) => c.toLowerCase() === school),
  );
  return open.length > 0 ? open : hits;
}

/** What is asked of a competition. */
export function competitionFacets(reading: Reading): Facet[] {
  const asked = new Set(reading.facets);
  const registers = reading.has("wish:register");
  const asksTime =
    asked.has("when") || asked.has("deadline") || asked.has("opening") || asked.has("seats") || asked.has("last");
  if (registers && asksTime) {
    const opening = asked.has("opening") || reading.words.some((w) => w.standard === "mulai" || w.standard === "buka");
    // `Paling lambat mendaftar kapan, dan acaranya tanggal berapa?`
    const ofEvent = asked.has("when") && asked.has("deadline") && reading.words.some((w) => anyEvent.has(w.standard));
    for (const facet of ["when", "last", "seats", "opening"] as const) asked.delete(facet);
    asked.add(opening ? "opening" : "deadline");
    if (ofEvent) asked.add("when");
  }
  // `daftarnya sampai kapan`
  const ofDuration = reading.mentions.filter((m) => m.meaning === "ask:duration");
  if (asked.has("deadline") && ofDuration.every((m) => reading.words[m.start]?.standard === "sampai"))
    asked.delete("duration");
  // `berapa orang satu tim`: no places that are left; `videonya berapa menit`: how long it may be.
  if (asksForTeam(reading) || asked.has("duration")) {
    asked.delete("seats");
    asked.delete("duration");
    asked.add("requirements").add("about");
  }
  // `sudah bekerja, masih bisa ikut?`: who may take part, beside whether it is open.
  if (asked.has("seats") && reading.has("wish:take part")) asked.add("requirements");
  // `juara 1 dapat apa`
  if (
    asked.has("about") &&
    reading.words.some((w, at) => w.standard === "dapat" && reading.words[at + 1]?.standard === "apa")
  ) {
    asked.delete("about");
    asked.add("prize");
  }
  if (asked.has("last")) {
    asked.delete("last");
    asked.add("deadline");
  }
  return [...asked];
}
/** `satu regu berapa anak`, `berapa orang satu tim` */
const asksForTeam = ({ words }: Reading): boolean =>
  words.some(
    ({ standard, clause }, at) =>
      teams.has(standard) &&
      words.slice(Math.max(0, at - 3), at + 6).some((w) => w.standard === "berapa" && w.clause === clause),
  );
const teams = new Set(["tim", "regu", "kelompok", "grup", "beregu"]);
