import type { Space } from './spaces.js';

/** A reply, and what answers to it. */
export interface Said {
  /** Which of the conversation's people says it; 0 is who began. */
  readonly by: number;
  readonly text: string;
  /** After what it answers to. Minutes. */
  readonly after: number;
  readonly hearts?: number;
  readonly accepted?: true;
  readonly replies?: readonly Said[];
}

export interface Conversation {
  readonly space: Space;
  readonly kind: 'discussion' | 'question' | 'article' | 'link' | 'resource';
  readonly title: string;
  readonly text: string;
  /** Days before the community's now. */
  readonly ago: number;
  readonly tags?: readonly string[];
  readonly link?: string;
  readonly poll?: { question: string; options: readonly (readonly [label: string, votes: number])[]; multiple?: true };
  readonly likes?: number;
  readonly state?: 'pinned' | 'locked' | 'archived';
  readonly replies: readonly Said[];
}

const fence = '```';

/** Written by hand, so that what is shown first reads like people. */
export const conversations: readonly Conversation[] = [
  {
    space: 'announcements',
    kind: 'discussion',
    title: 'How we talk here',
    text: `We have four habits, and they have held for six years:\n\n1. **Say what you tried.** It saves the next person an evening.\n2. Disagree with the idea, thank the person.\n3. Close your question by accepting the answer that helped.\n4. When something feels wrong, report it. A host reads every report, usually within a day.\n\nThe hosts are marked with a badge. Write to any of us.`,
    ago: 90,
    tags: ['house-rules'],
    likes: 41,
    state: 'pinned',
    replies: [
      { by: 1, after: 40, hearts: 6, text: 'The third one deserves to be printed on a mug.' },
      { by: 2, after: 300, hearts: 2, text: 'Thank you for keeping this short.' },
    ],
  },
  {
    space: 'performance',
    kind: 'question',
    title: 'Our list jumps when the images arrive. What do you reserve?',
    text: `We show 24 cards, each with a picture of unknown size. On a slow line the list moves **six times** before it stands still.\n\nThis is what we have:\n\n${fence}css\n.card img {\n  inline-size: 100%;\n  block-size: auto;\n}\n${fence}\n\nDo you send width and height with the data, or crop everything to one shape?`,
    ago: 0.6,
    tags: ['css', 'images', 'layout-shift'],
    likes: 9,
    replies: [
      {
        by: 1,
        after: 14,
        hearts: 12,
        accepted: true,
        text: `Send both numbers with the data. The browser then knows the shape before the first byte of the picture:\n\n${fence}html\n<img src="…" width="640" height="480" alt="…" />\n${fence}\n\nYour CSS can stay as it is: \`block-size: auto\` keeps the ratio.`,
        replies: [
          {
            by: 0,
            after: 22,
            hearts: 3,
            text: 'That was it. From six jumps to none, and I only had to add two columns to the export. Thank you!',
            replies: [{ by: 1, after: 6, text: 'Two columns is a fair price. :)' }],
          },
          {
            by: 3,
            after: 31,
            text: 'And where the numbers are not known, `aspect-ratio: 4 / 3` with `object-fit: cover` is a decent second best.',
          },
        ],
      },
      {
        by: 2,
        after: 50,
        hearts: 4,
        text: '| what we tried | shift |\n| --- | ---: |\n| nothing | 0.31 |\n| one shape for all | 0.02 |\n| width and height | **0.00** |\n\nMeasured on a real phone, on a train between two tunnels.',
      },
    ],
  },
  {
    space: 'performance',
    kind: 'link',
    title: 'Count trips, then bytes',
    text: 'I keep sending this to people, so here it is for everybody. The table in the middle changed how I plan a page.',
    link: 'https://journal.plumbline.example/round-trips',
    ago: 1.2,
    tags: ['network', 'measuring'],
    likes: 23,
    replies: [
      {
        by: 1,
        after: 18,
        hearts: 5,
        text: '> Start it before it is needed, and only then look at how large it is.\n\nThis sentence saved us more than the whole of last quarter.',
      },
      {
        by: 2,
        after: 95,
        text: 'Does it still hold when everything comes over one connection?',
        replies: [
          {
            by: 0,
            after: 12,
            hearts: 2,
            text: 'Mostly. The wait is for the *answer*, not for the connection. Joining requests still wins.',
          },
        ],
      },
    ],
  },
  {
    space: 'practice',
    kind: 'discussion',
    title: 'When do you hold the retrospective?',
    text: 'We moved ours from Friday afternoon to Tuesday morning, and people suddenly have opinions. When is yours?',
    ago: 2.1,
    tags: ['facilitation', 'retrospectives'],
    likes: 14,
    poll: {
      question: 'Our retrospective is…',
      options: [
        ['at the end of the week', 18],
        ['in the middle of the week', 27],
        ['at the beginning', 6],
        ['whenever something broke', 11],
      ],
    },
    replies: [
      {
        by: 1,
        after: 25,
        hearts: 3,
        text: 'In the middle, for the same reason. On Fridays everybody wants it to be over.',
      },
      {
        by: 2,
        after: 41,
        hearts: 7,
        text: 'Whenever something broke. I am not proud of it.',
        replies: [
          { by: 3, after: 9, hearts: 2, text: 'Honest answers only, that is the spirit.' },
          {
            by: 0,
            after: 30,
            text: 'Would a fixed date take the blame out of it? That is what we hope for.',
            replies: [
              { by: 2, after: 20, hearts: 1, text: 'Perhaps. I will propose it *today*, before something breaks.' },
            ],
          },
        ],
      },
    ],
  },
  {
    space: 'design',
    kind: 'article',
    title: 'What five people taught us about one form',
    text: `We asked five people to sign up for a workshop on their own phones, in a café, with noise.\n\n![A line that falls steeply from the first step of the form to the third](/pictures/steps.svg)\n\n## What we saw\n\n- Two looked for the price first. It stood *below* the button.\n- One gave up at “organisation (required)”. She has none.\n- Nobody read the paragraph that we had discussed for a week.\n\n## What we changed\n\nThree fields instead of nine, the price on top, and an honest sentence about what happens next. Of the next twenty people, nineteen came through.\n\nThe template is in [plain forms](https://library.example/plain-forms).`,
    ago: 3.4,
    tags: ['user-research', 'forms', 'accessibility'],
    likes: 37,
    replies: [
      {
        by: 1,
        after: 70,
        hearts: 4,
        text: '“Nobody read the paragraph that we had discussed for a week.” I feel seen.',
      },
      {
        by: 2,
        after: 120,
        text: 'Did you try it with a screen reader too?',
        replies: [
          {
            by: 0,
            after: 44,
            hearts: 6,
            text: 'Yes, in the second round, with Amal. She found the error messages, which is more than we had:\n\n- they came **after** the button in the order of the page\n- and were announced twice\n\nBoth are repaired.',
          },
        ],
      },
      { by: 3, after: 600, text: 'أحببت هذا المقال كثيراً، شكراً على مشاركة التجربة.' },
    ],
  },
  {
    space: 'meetups',
    kind: 'discussion',
    title: 'November meetup: slow clinic, bring one page and one number',
    text: 'Thursday the 19th, 18:30, in the back room of the library. Bring **one page** and **one number that hurts**. We look at four of them together, ninety minutes, then soup.\n\n- [x] room\n- [x] projector\n- [ ] soup\n\nWho cooks?',
    ago: 4,
    tags: ['meetup', 'slow-clinic'],
    likes: 19,
    poll: {
      question: 'What should we look at?',
      multiple: true,
      options: [
        ['First load', 21],
        ['Search that lags', 13],
        ['Builds', 9],
        ['The queue nobody owns', 17],
      ],
    },
    replies: [
      { by: 1, after: 35, hearts: 9, text: 'I cook. Lentils, as ever 🍲' },
      {
        by: 2,
        after: 60,
        text: 'Is the room reachable without stairs?',
        replies: [
          {
            by: 0,
            after: 15,
            hearts: 3,
            text: 'Yes, by the side entrance in Mill Lane; the lift goes to the back room. I have added it to the invitation.',
          },
        ],
      },
    ],
  },
  {
    space: 'welcome',
    kind: 'discussion',
    title: 'Hello from a very small library',
    text: 'I run the online half of a library with two employees. Both are me. I am here to learn what not to build.',
    ago: 0.25,
    likes: 26,
    replies: [
      { by: 1, after: 8, hearts: 5, text: 'Welcome! The list of what not to build is our most valuable document.' },
      { by: 2, after: 20, hearts: 1, text: 'Welcome. Which system do you use for the catalogue?' },
    ],
  },
  {
    space: 'questions',
    kind: 'question',
    title: 'How do you say no to a feature that a founder loves?',
    text: 'It is a good feature. It is just not the one that anybody asked for, and we are three people.',
    ago: 6,
    tags: ['product-management'],
    likes: 31,
    replies: [
      {
        by: 1,
        after: 26,
        hearts: 17,
        text: 'I do not say no. I put it on the wall beside what it would push out, and ask which of the two they want.',
        replies: [
          { by: 2, after: 40, hearts: 2, text: 'This, and with the cost in weeks beneath each.' },
          {
            by: 3,
            after: 55,
            text: 'What if they want both?',
            replies: [{ by: 1, after: 11, hearts: 8, text: 'Then I ask who is to be hired.' }],
          },
        ],
      },
      {
        by: 4,
        after: 300,
        hearts: 3,
        text: 'Ask for the one person who needs it, and talk to them together. Either you are convinced or the founder is.',
      },
    ],
  },
  {
    space: 'reading',
    kind: 'resource',
    title: 'The first ten minutes of a workshop',
    text: 'The recording of our June meetup, with notes and the cards to print.',
    link: 'https://talks.plumbline.example/first-ten-minutes',
    ago: 11,
    tags: ['facilitation', 'talks'],
    likes: 18,
    replies: [
      { by: 1, after: 900, hearts: 1, text: 'The card with the silent question worked wonders with forty people.' },
    ],
  },
  {
    space: 'performance',
    kind: 'question',
    title: 'Why is `count(*)` slow on ten million rows?',
    text: `The page needs “1–20 of 10,482,113”. This takes four seconds:\n\n${fence}sql\nselect count(*) from events where not hidden;\n${fence}`,
    ago: 15,
    tags: ['postgresql'],
    likes: 12,
    state: 'locked',
    replies: [
      {
        by: 1,
        after: 30,
        hearts: 22,
        accepted: true,
        text: 'Because it counts them. Nobody needs the exact number: ask for 21 rows, show “more than 20”, and read an estimate from `pg_class` where somebody insists.',
      },
      {
        by: 2,
        after: 45,
        text: 'Dupe of at least three other threads.',
        replies: [{ by: 3, after: 8, hearts: 4, text: 'Please link them then. Everybody is new once.' }],
      },
    ],
  },
];

/** Under the page `/journal/slow-page` of the example site. */
export const pageComments: readonly Said[] = [
  {
    by: 1,
    after: 0,
    hearts: 8,
    text: 'Ours waited for a **consent dialog** that waited for a font. It took us a year to see it, and ninety minutes together.',
    replies: [
      {
        by: 2,
        after: 30,
        hearts: 2,
        text: 'How did you end up with a font in a consent dialog?',
        replies: [
          { by: 1, after: 14, hearts: 5, text: 'It came with the dialog. So did two megabytes of flags of countries.' },
        ],
      },
    ],
  },
  { by: 3, after: 200, hearts: 3, text: 'A clock in the header! We have a weather widget. I shall say no more.' },
  {
    by: 4,
    after: 420,
    text: 'Could you publish the sheet on which you write down what each bar waits for?',
    replies: [
      {
        by: 0,
        after: 60,
        hearts: 4,
        text: 'Gladly: it is a table with three columns, *bar*, *waits for*, *says who*. The third one starts the conversations.',
      },
    ],
  },
];

/** What the moderators' queue holds: what stands there, why, and who reported it. */
export const queue = [
  {
    title: 'Cheap certificates, today only',
    text: 'Ten certificates for the price of one: https://certificates.example/a and https://certificates.example/b',
    space: 'practice',
    hoursAgo: 5,
    author: 21,
    status: 'pending',
    reason: 'links',
    reports: [],
  },
  {
    title: 'Hello from Porto',
    text: 'I teach evening classes in a former cannery. I would love to hear how you keep a group together over a whole winter.',
    space: 'welcome',
    hoursAgo: 9,
    author: 34,
    status: 'pending',
    reason: 'first-post',
    reports: [],
  },
  {
    title: 'Why your retrospectives are a waste of time',
    text: 'Because you hold them wrong. **My course** explains how, for a small fee, to the first twenty who write to me.',
    space: 'practice',
    hoursAgo: 20,
    author: 27,
    status: 'approved',
    reason: null,
    reports: [
      { reason: 'spam', note: 'Posted in three places at once.', by: 3, hoursAgo: 14 },
      { reason: 'off-topic', note: null, by: 5, hoursAgo: 11 },
    ],
  },
  {
    title: 'A list of 4,000 addresses',
    text: 'I sell it, as a file.',
    space: 'reading',
    hoursAgo: 50,
    author: 40,
    status: 'rejected',
    reason: 'spam',
    reports: [],
  },
] as const;

/** For the many that fill the archive. */
export const openings = [
  'Last month we tried {a} for the first time with people who had never met. I expected silence and got the opposite.',
  'I am preparing a session on {a} and would like to hear what you leave out. Everything that I read is about what to put in.',
  'Our team is split: half swears by {a}, the other half calls it theatre. Both have good reasons.',
  'A confession: I have avoided {a} for years, and now it is in my job description. Where do I begin?',
  'We wrote down what {a} costs us in a year, in hours. It is less than the meetings about it.',
  'Somebody asked me what {a} has to do with {b}. I had no answer then; here is an attempt.',
] as const;

export const answers = [
  'We tried this last year. The **first month** is the hardest, then it carries itself.',
  'Thank you for writing this down. I would add one thing: ask the people who do the work before you choose a tool.',
  'Could you say more about how long it took?',
  'Here is what helped us:\n\n- a fixed hour every week\n- one person who keeps notes\n- saying no more often',
  'I disagree a little. In our case the opposite was true, and I am still not sure why.',
  'Happy to compare notes; write to me.',
  'This matches what we saw:\n\n> small steps, soon and often',
  'With {a} I always begin at the end: what should be different in half a year, and who would notice?',
  'The honest answer is that it depends on who is in the room.',
  'That is a good point, and I had not thought of it.',
  'We had the same question about {a}. What settled it was a very small trial, two weeks, three people.',
  'Careful with averages here. Our median was fine and the slowest tenth were miserable.',
  'Could somebody turn this into a page for the handbook? I would review it.',
  'Ich kann das nur bestätigen, bei uns war es genauso.',
  'Yes. And it gets easier once the second person knows how.',
] as const;
