/** Residents in Redis: one small hash each, written field by field, and the audience that follows from it in the same step. */
import { z } from "zod";
import { Fault } from "../platform/fault.ts";
import type { ParticipantId, ResidentId } from "../platform/ids.ts";
import { languages, type Language } from "../platform/texts.ts";
import type { RedisClient } from "../redis/connect.ts";
import { audienceBuckets, chatPartition, partitions, profileOf, type Keys } from "../redis/keys.ts";
import { keyNames, primaries } from "../redis/primaries.ts";
import { loadScript, runScript } from "../redis/script.ts";
import { interests, relations, type Interest, type Participant, type Relation, type Resident } from "./resident.ts";

/** Participants of one account. */
export const participantLimit = 45;

export type AddParticipantOutcome =
  | { readonly kind: "added"; readonly participant: Participant }
  /** The same name and year of birth stands there already. */
  | { readonly kind: "known"; readonly participant: Participant }
  | { readonly kind: "too-many"; readonly limit: number };

export interface ParticipantChange {
  readonly name?: string;
  readonly birthYear?: number;
  readonly relation?: Exclude<Relation, "self">;
  readonly phone?: string | null;
  readonly from?: string | null;
}

export interface AudienceChoice {
  /** Without it: everybody who wants to receive anything at all. */
  readonly interest?: Interest;
}

export interface ResidentsStore {
  /** One command, so that it travels in a round trip with others; somebody unknown is an empty profile that may not be written to. */
  read(id: ResidentId): Promise<Resident>;
  setLanguage(id: ResidentId, language: Language): Promise<void>;
  /** @param consentedAt epoch ms */
  saveConsent(id: ResidentId, consentedAt: number): Promise<void>;
  setInterests(id: ResidentId, interests: readonly Interest[]): Promise<void>;
  /** Whether the bot may write to them. */
  isReachable(id: ResidentId): Promise<boolean>;
  /** They wrote to the bot: it may write to them. */
  markReachable(id: ResidentId): Promise<void>;
  /** They blocked the bot or are gone. */
  markUnreachable(id: ResidentId): Promise<void>;
  /**
   * Keeps somebody who takes seats; `self` is always `p1` and replaces what stood there.
   * @throws Fault `residents:no-consent` without consent: nothing personal is kept before it
   */
  addParticipant(id: ResidentId, person: Omit<Participant, "id">): Promise<AddParticipantOutcome>;
  /** @param consentedAt epoch ms */
  saveGuardianConsent(id: ResidentId, people: readonly ParticipantId[], consentedAt: number): Promise<void>;
  /** Changes what is known of somebody; null forgets it. Nothing happens to who is not there. */
  changeParticipant(id: ResidentId, participantId: ParticipantId, change: ParticipantChange): Promise<void>;
  /** Forgets participants; without any left the consent to keep them goes too, and is asked for anew. */
  forgetParticipants(id: ResidentId, people: readonly ParticipantId[]): Promise<void>;
  /** Everybody who has a profile, a page at a time; some may come twice. */
  everyone(): AsyncIterable<ResidentId[]>;
  /** Forgets everything about them. Their registrations are released before. */
  erase(id: ResidentId): Promise<void>;
  /** Chat ids of those who may be written to and want it, in chunks of some hundreds. Nobody is given twice. */
  audience(choice?: AudienceChoice & { readonly language?: Language }): AsyncIterable<number[]>;
  countAudience(choice?: AudienceChoice): Promise<number>;
}

const saveResident = loadScript(new URL("save-resident.lua", import.meta.url));

/** One letter each in Redis. */
const relationLetters: Record<Relation, string> = {
  self: "s",
  child: "c",
  parent: "p",
  pupil: "u",
  neighbour: "n",
  other: "o",
};
const relationOf = new Map(relations.map((r) => [relationLetters[r], r]));

const stored = z.object({
  l: z.enum(languages as [Language, ...Language[]]).default("id"),
  c: z.coerce.number().int().optional(),
  i: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** interests.length - 1)
    .optional(),
  r: z.literal("1").optional(),
});
const storedParticipant = z
  .string()
  .regex(/^\d{4}[scpuno]./u)
  .transform((text) => ({
    birthYear: Number(text.slice(0, 4)),
    relation: relationOf.get(text.slice(4, 5)) as Relation,
    name: text.slice(5),
  }));

/** `g3`: consent for participant `p3`, a moment in base 36. */
const guardianField = (id: ParticipantId) => `g${id.slice(1)}`;
const phoneField = (id: ParticipantId) => `t${id.slice(1)}`;
/** School or village. */
const fromField = (id: ParticipantId) => `v${id.slice(1)}`;
const storedPerson = ({ birthYear, relation, name }: Pick<Participant, "birthYear" | "relation" | "name">) =>
  `${birthYear}${relationLetters[relation]}${name}`;

const everything = 2 ** interests.length - 1;
const maskOf = (chosen: readonly Interest[]) => chosen.reduce((mask, i) => mask | (1 << interests.indexOf(i)), 0);
const interestsOf = (mask: number) => interests.filter((_, i) => mask & (1 << i));

export function createResidentsStore(redis: RedisClient, keys: Keys): ResidentsStore {
  const save = async (id: ResidentId, fields: Record<string, string | number | null>) => {
    const changes = Object.entries(fields).flatMap(([field, value]) => [field, value ?? ""]);
    const touched = [keys.resident(id), keys.audience(id), keys.audienceSizes(chatPartition(id))];
    await runScript(redis, saveResident, touched, [id, everything, ...changes]);
  };
  const read = async (id: ResidentId) => decodeResident(id, await redis.hgetall(keys.resident(id)));

  async function addParticipant(id: ResidentId, person: Omit<Participant, "id">): Promise<AddParticipantOutcome> {
    const { consentedAt, participants } = await read(id);
    if (consentedAt === null) throw new Fault("residents:no-consent", { residentId: id });
    const own = participants.find((p) => p.id === "p1");
    const known = participants.find((p) => sameName(p.name, person.name) && p.birthYear === person.birthYear);
    if (known && (known.relation === person.relation || person.relation !== "self")) {
      const { guardianConsentAt } = person;
      if (guardianConsentAt === undefined) return { kind: "known", participant: known };
      await save(id, { [guardianField(known.id)]: guardianConsentAt.toString(36) });
      return { kind: "known", participant: { ...known, guardianConsentAt } };
    }
    if (person.relation !== "self" && participants.length - (own ? 1 : 0) >= participantLimit - 1)
      return { kind: "too-many", limit: participantLimit };
    const next = Math.max(1, ...participants.map((p) => Number(p.id.slice(1)))) + 1;
    const participant = { ...person, id: (person.relation === "self" ? "p1" : `p${next}`) as ParticipantId };
    const { guardianConsentAt } = person;
    await save(id, {
      [participant.id]: storedPerson(participant),
      [guardianField(participant.id)]: guardianConsentAt === undefined ? null : guardianConsentAt.toString(36),
    });
    return { kind: "added", participant };
  }

  /** In the order asked. */
  const languagesOf = (chatIds: readonly number[]) =>
    Promise.all(
      chatIds.map(async (id) =>
        stored.shape.l.parse((await redis.hget(keys.resident(id as ResidentId), "l")) ?? undefined),
      ),
    );

  async function* audience({
    interest,
    language,
  }: AudienceChoice & { readonly language?: Language } = {}): AsyncIterable<number[]> {
    const wanted = interest ? maskOf([interest]) : everything;
    for (let partition = 0; partition < partitions; partition++) {
      const names = Array.from({ length: audienceBuckets }, (_, bucket) => keys.audienceBucket(partition, bucket));
      // Where few live most partitions hold nobody: one look instead of one for each bucket.
      if ((await redis.exists(...names)) === 0) continue;
      const buckets = await Promise.all(names.map((name) => redis.hgetall(name)));
      const chatIds = buckets.flatMap((members) =>
        Object.entries(members).flatMap(([chatId, mask]) => (Number(mask) & wanted ? [Number(chatId)] : [])),
      );
      for (let from = 0; from < chatIds.length; from += 500) {
        const some = chatIds.slice(from, from + 500);
        const spoken = language && (await languagesOf(some));
        yield spoken ? some.filter((_, i) => spoken[i] === language) : some;
      }
    }
  }

  return {
    read,
    setLanguage: (id, language) => save(id, { l: language }),
    saveConsent: (id, consentedAt) => save(id, { c: consentedAt }),
    setInterests: (id, chosen) => save(id, { i: maskOf(chosen) }),
    isReachable: async (id) => (await redis.hget(keys.resident(id), "r")) === "1",
    markReachable: (id) => save(id, { r: 1 }),
    markUnreachable: (id) => save(id, { r: null }),
    addParticipant,
    saveGuardianConsent: (id, people, consentedAt) =>
      save(id, Object.fromEntries(people.map((p) => [guardianField(p), consentedAt.toString(36)]))),
    async changeParticipant(id, participantId, { phone, from, ...change }) {
      const known = (await read(id)).participants.find((p) => p.id === participantId);
      if (!known) return;
      await save(id, {
        [participantId]: storedPerson({ ...known, ...change }),
        ...(phone === undefined ? {} : { [phoneField(participantId)]: phone }),
        ...(from === undefined ? {} : { [fromField(participantId)]: from }),
      });
    },
    async forgetParticipants(id, people) {
      const { participants } = await read(id);
      const isLast = participants.every((p) => people.includes(p.id));
      const fields = people.flatMap((p) => [p, guardianField(p), phoneField(p), fromField(p)]);
      await save(id, Object.fromEntries([...fields, ...(isLast ? ["c"] : [])].map((field) => [field, null])));
    },
    async *everyone() {
      for (const node of primaries(redis))
        for await (const names of keyNames(node, keys.namespace)) yield names.flatMap((name) => profileOf(name) ?? []);
    },
    erase: async (id) => {
      await save(id, { r: null });
      await redis.del(keys.resident(id));
    },
    audience,
    countAudience: async ({ interest } = {}) => {
      const field = interest ? String(interests.indexOf(interest)) : "all";
      const sizes = await Promise.all(
        Array.from({ length: partitions }, (_, partition) => redis.hget(keys.audienceSizes(partition), field)),
      );
      return sizes.reduce((sum, size) => sum + Number(size ?? 0), 0);
    },
  };
}

/** @param fields field, value, … of a resident's hash; none: somebody unknown @throws Fault `residents:bad-record` */
export function readProfile(id: ResidentId, fields: readonly string[]): Resident {
  const raw: Record<string, string> = {};
  for (let i = 0; i < fields.length; i += 2) raw[fields[i] as string] = fields[i + 1] as string;
  return decodeResident(id, raw);
}

function decodeResident(id: ResidentId, raw: Record<string, string>): Resident {
  try {
    const { l, c, i, r } = stored.parse(raw);
    const participants = Object.keys(raw)
      .filter((field) => /^p\d+$/.test(field))
      .sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
      .map((field): Participant => {
        const id = field as ParticipantId;
        const consent = raw[guardianField(id)];
        const [phone, from] = [raw[phoneField(id)], raw[fromField(id)]];
        return {
          id,
          ...storedParticipant.parse(raw[field]),
          ...(phone !== undefined && { phone }),
          ...(from !== undefined && { from }),
          ...(consent !== undefined && { guardianConsentAt: parseInt(consent, 36) }),
        };
      });
    return {
      id,
      language: l,
      consentedAt: c ?? null,
      participants,
      interests: interestsOf(i ?? everything),
      reachable: r === "1",
    };
  } catch (cause) {
    throw new Fault("residents:bad-record", { residentId: id }, cause);
  }
}

const sameName = (a: string, b: string) => plainName(a) === plainName(b);
const plainName = (name: string) => name.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
