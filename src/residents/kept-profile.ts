/** The profile, the consents and the participants: what is kept about a resident themselves. */
import type { T } from "../platform/texts.ts";
import { consentReceipts } from "./consent-receipts.ts";
import type { KeptData, KeptSection } from "./kept-data.ts";
import type { Resident } from "./resident.ts";
import type { ResidentsStore } from "./residents-store.ts";

export const keptProfile = (residents: Pick<ResidentsStore, "erase">): KeptData => ({
  export: async (resident, t) => [profile(resident, t), consents(resident, t), ...participants(resident, t)],
  erase: residents.erase,
});

function profile({ id, language, interests, reachable }: Resident, t: T): KeptSection {
  const wanted = interests.map((interest) => t.plain(`interest-${interest}`)).join(", ");
  return {
    key: "account",
    title: t.plain("own-data-profile"),
    lines: [
      t.plain("own-data-telegram", { id: String(id) }),
      t.plain("own-data-language", { language: language === "id" ? "Bahasa Indonesia" : "English" }),
      t.plain("own-data-interests", { list: wanted || t.plain("own-data-interests-none") }),
      t.plain("own-data-reachable", { answer: reachable ? "yes" : "no" }),
    ],
    data: { telegramId: id, language, interests, reachable },
  };
}

function consents(resident: Resident, t: T): KeptSection {
  const receipts = consentReceipts(resident);
  const lines = receipts.map(({ name, consentedAt, untilDate }) => {
    const when = { date: t.format.date(consentedAt), time: t.format.time(consentedAt) };
    return name === null
      ? t.plain("own-data-consent", when)
      : t.plain("own-data-guardian-consent", { ...when, name, until: untilDate?.slice(0, 4) ?? "" });
  });
  return {
    key: "consents",
    title: t.plain("own-data-consents"),
    lines: lines.length > 0 ? lines : [t.plain("own-data-no-consent")],
    data: receipts.map((receipt) => ({ ...receipt, consentedAt: new Date(receipt.consentedAt).toISOString() })),
  };
}

const participants = ({ participants: people }: Resident, t: T): KeptSection[] =>
  people.length === 0
    ? []
    : [
        {
          key: "participants",
          title: t.plain("own-data-participants"),
          lines: people.map(({ name, birthYear, relation, phone, from }) =>
            [
              t.plain("own-data-participant", { name, birthYear: String(birthYear), relation }),
              ...(phone === undefined ? [] : [t.plain("own-data-participant-phone", { phone })]),
              ...(from === undefined ? [] : [t.plain("own-data-participant-from", { from })]),
            ].join("\n"),
          ),
          data: people.map(({ id, name, birthYear, relation, phone, from }) => ({
            id,
            name,
            birthYear,
            relation,
            phone,
            from,
          })),
        },
      ];
