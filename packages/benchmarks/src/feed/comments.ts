/** A comment as all sides show it. */
export interface BenchComment {
  /** From 1, in reading order. */
  readonly id: number;
  /** What it answers to; 0 for the page. */
  readonly parent: number;
  /** 0 for what answers to the page. */
  readonly depth: number;
  readonly author: string;
  /** Markdown, about as long and as marked up as in real discussions: 460 characters on average. */
  readonly body: string;
  /** ISO 8601. */
  readonly createdAt: string;
}

export const commentCount = 50;

const authors = ['Ada Lindqvist', 'Kwame Mensah', 'Noor Haddad', 'Yuki Tanaka', 'Inés Romero', 'Tomasz Zieliński'];

const openings = [
  'I measured this again on the *slow* phone, and the number holds: **2.4 s** to the first card.',
  'Thanks for writing it up. One thing that surprised me is how much of the wait is one font.',
  'We had the same with `preload`, until somebody noticed that it fetched the file twice.',
  'Not sure that I agree. See [the waterfall](https://waterfall.example/run?id=42&view=all) from Tuesday.',
  'Small correction: the cache is not to blame, the header says `no-store` on purpose.',
];

const middles = [
  '```js\nconst times = runs.map((run) => run.paint);\nconsole.log(median(times)); // not the mean\n```',
  '- Join what is asked for together\n- Start it before it is needed\n- Only then look at its **size**\n  - and measure once more',
  '> Under thirty kilobytes a request costs what its round trip costs.\n\nThat sentence should hang above every desk.',
  '| run | before | after |\n| --- | -----: | ----: |\n| 1 | 2.9 s | 1.8 s |\n| 2 | 3.1 s | 1.9 s |',
  '1. Open the profiler\n2. Throttle to a *quarter* of the speed\n3. Reload twice, keep the second\n\nThe first reload warms what you do not want to measure.',
  'The long task in the middle is ours: we parse everything, then draw everything. Drawing what is seen first took it from ~~340 ms~~ to 90 ms.',
];

const closings = [
  'What did yours wait for? https://bench.example/results has ours, and I would like to see a second one.',
  'I will bring it to the next clinic and we can look at it together, line by line if need be.',
  'If anybody has a trace from a page with *no* script at all, please post it: we lack a floor to compare with.',
  'Edit: with the fix from above it is gone, so take this as a warning and not as a question.',
];

const pick = <T>(all: readonly T[], index: number): T => all[index % all.length] as T;

/** The same comments each time: most answer to the page, the others nest up to three levels below. */
export function benchComments(count = commentCount): readonly BenchComment[] {
  const comments: BenchComment[] = [];
  const last: number[] = [];
  for (let index = 0; index < count; index++) {
    const depth = Math.min([0, 1, 2, 0, 1, 1, 2, 3, 0, 0][index % 10] ?? 0, last.length);
    const id = index + 1;
    comments.push({
      id,
      depth,
      parent: depth ? (last[depth - 1] ?? 0) : 0,
      author: pick(authors, index * 7 + depth),
      body: [
        pick(openings, index * 3),
        pick(middles, index * 5 + depth),
        pick(openings, index * 3 + 2),
        ...(index % 2 ? [pick(middles, index + 3)] : []),
        pick(closings, index),
      ].join('\n\n'),
      createdAt: new Date(Date.UTC(2026, 0, 5, 8, index * 7)).toISOString(),
    });
    last.length = depth;
    last[depth] = id;
  }
  return comments;
}
