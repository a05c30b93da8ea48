// `npm run test:time`: our times against Temporal's and our recurrence against two other libraries. Ends with a sum.
import { checkMeetings, checkRules, hasShared } from './rules.js';
import { Tally } from './tally.js';
import { checkZone, years, zones } from './zones.js';

const total = new Tally();
let skipped = 0;

function part(title: string, run: (tally: Tally) => void): void {
  const began = performance.now();
  const tally = new Tally();
  run(tally);
  console.log(
    `${tally.failed > 0 ? '✖' : '✔'} ${title}: ${tally.passed} the same, ${tally.failed} different (${((performance.now() - began) / 1000).toFixed(1)} s)`,
  );
  for (const failure of tally.failures) console.log(`    ${failure}`);
  total.passed += tally.passed;
  total.failed += tally.failed;
}

part(`${zones.length} zones in ${years.length} years, at each change of clocks`, (tally) => {
  for (const zone of zones) for (const year of years) checkZone(tally, zone, year);
});
if (hasShared()) {
  part('Rules of the corpus, three years each', checkRules);
  part('The meetings of a community, three years each', checkMeetings);
} else {
  console.log('– ../shared is not there: its rules and meetings are skipped.');
  skipped = 2;
}
console.log(`${total.passed} passed, ${total.failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = total.failed > 0 ? 1 : 0;
