/** `npm run test:faults [-- rounds [recipients]]`: every fault, 20 rounds each, in the middle of a broadcast to 10,000, as a table. */
import { faults, hangingApi } from "./faults.ts";
import { openStage } from "./stage.ts";

const [rounds = 20, recipients = 10_000] = process.argv.slice(2).map(Number);
const sendRate = 500;
let failed = 0;
console.log(`${rounds} rounds, ${recipients} recipients, ${sendRate}/s`);
console.log(`${"fault".padEnd(30)} passed  missed  repeated (allowed)  blocked written to  seconds`);
for (const { name, run } of [...faults, hangingApi]) {
  const sum = { passed: 0, missed: 0, repeated: 0, allowed: 0, blocked: 0, seconds: 0 };
  for (let round = 0; round < rounds; round++) {
    const stage = await openStage({ recipients, sendRate });
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
    `${sum.repeated} (${sum.allowed})`.padStart(19),
    String(sum.blocked).padStart(19),
    (sum.seconds / rounds).toFixed(1).padStart(8),
  ];
  console.log(cells.join(" "));
}
process.exitCode = failed === 0 ? 0 : 1;
