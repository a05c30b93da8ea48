import type { Page } from 'puppeteer-core';
import { planOf } from './plan.js';
import type { Plant } from './plants.js';
import { report } from './report.js';
import { Round, type Outcome } from './round.js';
import { percentile, type Row } from './row.js';
import { compare, settle } from './settle.js';
import { openStage } from './stage.js';
import { lookUp } from './stored.js';
import { Tempo } from './tempo.js';
import { moment, watchTurns } from './turns.js';

/** How many interactions go on at a time, each with its own fault; then all of it has to come right. */
const together = 8;
/** After so many rounds another page's comments are shown, so that lists stay as long as people read. */
const roundsOfSubject = 25;

export interface StormOptions {
  readonly interactions: number;
  readonly seed: number;
  /** How much faster time goes in the page at first: its timers and dates, the proxy's delays and `Retry-After` alike. */
  readonly speed: number;
  readonly tell: (line: string) => void;
  /** Plants what a detector must find. */
  readonly plant?: Plant | undefined;
}

/** Runs the storm. Resolves when everything that was opened for it is closed. */
export async function storm(options: StormOptions): Promise<Row> {
  const closing: (() => Promise<unknown>)[] = [];
  try {
    return await run(options, closing);
  } finally {
    for (const close of closing.reverse()) await close().catch(() => {});
  }
}

async function run({ interactions, seed, speed, tell, plant }: StormOptions, closing: (() => Promise<unknown>)[]) {
  const tempo = new Tempo(speed, moment());
  const stage = await openStage({ tempo, seed, tell }, closing);
  const { page, proxy, database } = stage;
  const stalls = watchTurns();
  const plan = planOf(interactions, seed);
  const began = moment();
  const outcomes: Outcome[] = [];
  let subject = '';
  for (let from = 0; from < plan.length; from += together) {
    if (outcomes.length % roundsOfSubject === 0) {
      subject = `storm-${seed}-${outcomes.length}`;
      await page.evaluate((key) => globalThis.storm.subject(key), subject);
    }
    outcomes.push(await new Round(stage, tempo, stalls, subject).run(plan.slice(from, from + together), plant));
    if (tempo.adapt(moment())) await slowDown(page, tempo.speed, tell);
    if (outcomes.length % roundsOfSubject === 0 || from + together >= plan.length)
      tell(`${Math.min(from + together, interactions)} interactions after ${((moment() - began) / 1000).toFixed(0)} s`);
  }
  proxy.calm();

  let { different, doubles } = await settle(stage, subject);
  if (plant === 'different') {
    await database.query(`update posts set body = body || e'\\n\\nplanted' where body like 'storm %'`);
    ({ different, doubles } = await compare(stage, subject));
  }
  const deeds = outcomes.flatMap((outcome) => outcome.deeds);
  const { lost, twice } = await lookUp(
    stage,
    deeds.flatMap(({ deed }) => deed.token ?? []),
  );
  const gone = deeds.flatMap(({ deed, step }) => (deed.gone ? [`the words of ${step.index}: ${deed.gone}`] : []));
  const early = await page.evaluate(() => globalThis.storm.early);
  const found = {
    'Not done': deeds.flatMap(({ deed, step }) => deed.refused ? [`${step.index} ${step.action}: ${deed.refused}`] : []), // prettier-ignore
    Lost: [...lost, ...gone],
    'Twice at the server': twice,
    'Twice on the page': doubles,
    Different: different,
    Uncaught: stage.uncaught,
    Early: early,
    Slow: outcomes.flatMap(({ slow }) => slow),
  };
  report({ outcomes, struck: proxy.struck, found }, tell);
  return {
    interactions,
    seed,
    lost: found.Lost.length,
    duplicated: twice.length + doubles.length,
    uncaught: stage.uncaught.length,
    early: early.length,
    different: different.length,
    p99: percentile(
      outcomes.flatMap(({ waits }) => waits),
      0.99,
    ),
  };
}

/** The machine is busy with something else. */
async function slowDown(page: Page, speed: number, tell: StormOptions['tell']): Promise<void> {
  tell(`The page does not get its turns: time goes ${speed} times as fast from now on.`);
  await page.evaluate((to) => globalThis.storm.hurry(to), speed);
}
