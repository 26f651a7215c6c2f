/**
 * `npm run test:faults [-- --rounds N --recipients N --rate N --only "part of a name"]`: every fault, 20 rounds each, in the
 * middle of a broadcast to 10,000, as a table; and how long residents wait for answers meanwhile.
 */
import { parseArgs } from "node:util";
import { faults, hangingApi } from "./faults.ts";
import { p95OfReplies } from "./replies.ts";
import { openStage } from "./stage.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "20" },
    recipients: { type: "string", default: "10000" },
    rate: { type: "string", default: "500" },
    only: { type: "string", default: "" },
  },
});
const [rounds, recipients, sendRate] = [values.rounds, values.recipients, values.rate].map(Number) as [
  number,
  number,
  number,
];
const isWanted = ({ name }: { readonly name: string }) => name.includes(values.only);
const longestReplyMs = 300;
let failed = 0;

console.log(`${rounds} rounds, ${recipients} recipients, ${sendRate}/s`);
console.log(`${"fault".padEnd(30)} passed  missed  repeated (in flight)  blocked written to  seconds`);
for (const { name, run, stage: more } of [...faults, hangingApi].filter(isWanted)) {
  const sum = { passed: 0, missed: 0, repeated: 0, allowed: 0, blocked: 0, seconds: 0 };
  for (let round = 0; round < rounds; round++) {
    const stage = await openStage({ recipients, sendRate, ...more });
    const startedAt = performance.now();
    try {
      const allowed = await run(stage, true);
      const { missed, repeated, blockedWrittenTo, blockedNotNoted } = await stage.verdict();
      const blocked = blockedWrittenTo + blockedNotNoted;
      if (missed === 0 && blocked === 0 && repeated <= allowed) sum.passed++;
      sum.missed += missed;
      sum.repeated += repeated;
      sum.allowed += allowed;
      sum.blocked += blocked;
    } catch (error) {
      console.error(`${name}, round ${round + 1}:`, error);
    } finally {
      sum.seconds += (performance.now() - startedAt) / 1_000;
      await stage.close();
    }
  }
  failed += rounds - sum.passed;
  const cells = [
    name.padEnd(30),
    `${sum.passed}/${rounds}`.padStart(6),
    String(sum.missed).padStart(7),
    `${sum.repeated} (${sum.allowed})`.padStart(21),
    String(sum.blocked).padStart(19),
    (sum.seconds / rounds).toFixed(1).padStart(8),
  ];
  console.log(cells.join(" "));
}

const replies = { name: "replies" };
if (isWanted(replies)) {
  const stage = await openStage({ recipients, sendRate });
  try {
    const p95 = await p95OfReplies(stage, (recipients / sendRate) * 800);
    console.log(`${replies.name}: 95 of 100 within ${p95.toFixed(0)} ms (at most ${longestReplyMs})`);
    if (p95 > longestReplyMs) failed++;
  } finally {
    await stage.close();
  }
}
process.exitCode = failed === 0 ? 0 : 1;
