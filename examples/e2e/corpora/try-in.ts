import type { Browser, Page } from 'puppeteer-core';
import { launch } from '../support/browser.js';
import type { Corpus } from './payloads.js';
import type { Tally } from './tally.js';

/** What the page offers; see `page/main.ts`. */
export interface CorporaPage {
  /** Loads the corpora. */
  readonly load: () => Promise<void>;
  /** The fields that each payload is tried in. */
  readonly fields: readonly string[];
  /** Tries some payloads of a file in every field at once. Answers with what went wrong. */
  readonly all: (file: string, from: number, to: number) => Promise<readonly string[]>;
  /** Tries one payload in one field. */
  readonly one: (file: string, index: number, field: string) => Promise<readonly string[]>;
  /** What the checks failed to notice of things planted for them, and fields that no widget showed. */
  readonly selfCheck: () => Promise<readonly string[]>;
}

declare global {
  var kithCorpora: CorporaPage | undefined;
}

/** As many payloads as make one page of members, and no more text than a community page would ever hold. */
const batchSize = 48;
const batchLength = 60_000;

/** After so many batches the page is loaded anew: in one that has shown thousands of widgets each takes longer than the last. */
const batchesPerPage = 2;

/** Beyond this, failing payloads are told without naming the field. */
const named = 8;

type EngineName = 'chromium' | 'firefox';

/** Tries every payload in one browser. */
export async function tryIn(
  engine: EngineName,
  origin: string,
  corpora: readonly Corpus[],
  tally: Tally,
  log: (line: string) => void,
): Promise<void> {
  const browser = await launch(
    engine,
    engine === 'chromium' ? ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'] : [],
  );
  try {
    await new Trial(engine, browser, origin, tally).run(corpora, log);
  } finally {
    await browser.close();
  }
}

class Trial {
  readonly #engine: EngineName;
  readonly #browser: Browser;
  readonly #origin: string;
  readonly #tally: Tally;
  #page: Page | undefined;
  /** Dialogs, new windows and navigations, as the browser sees them. */
  #outside: string[] = [];
  #named = 0;
  #batches = 0;

  constructor(engine: EngineName, browser: Browser, origin: string, tally: Tally) {
    this.#engine = engine;
    this.#browser = browser;
    this.#origin = origin;
    this.#tally = tally;
  }

  async run(corpora: readonly Corpus[], log: (line: string) => void): Promise<void> {
    const missed = await this.#ask((page) =>
      page.evaluate(() => kithCorpora?.selfCheck() ?? ['the page did not start']),
    );
    this.#tally.tried('(the checks themselves)', '(the checks themselves)', 1);
    for (const problem of missed) this.#found('(the checks themselves)', '', '(the checks themselves)', problem);
    if (missed.length) return;
    const fields = await this.#ask((page) => page.evaluate(() => [...(kithCorpora?.fields ?? [])]));
    for (const { file, payloads } of corpora) {
      const start = performance.now();
      const before = this.#tally.findings.length;
      for (const [from, to] of batches(payloads.map(({ payload }) => payload.length)))
        await this.#batch(file, payloads, from, to, fields);
      for (const field of fields) this.#tally.tried(file, field, payloads.length);
      const problems = new Set(this.#tally.findings.slice(before).map(({ field, problem }) => `${field}: ${problem}`));
      const failed = problems.size > 0;
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      log(
        `${failed ? '✖' : '✔'} ${this.#engine}: ${file}, ${payloads.length} payloads in ${fields.length} fields (${seconds} s)`,
      );
      for (const problem of [...problems].slice(0, 5)) log(`    ${problem}`);
    }
  }

  async #batch(
    file: string,
    payloads: Corpus['payloads'],
    from: number,
    to: number,
    fields: readonly string[],
  ): Promise<void> {
    if (this.#page && ++this.#batches % batchesPerPage === 0) await this.#load(this.#page);
    const problems = await this.#all(file, from, to);
    if (!problems.length) return;
    let found = false;
    for (let index = from; index < to; index++) {
      const own = to - from === 1 ? problems : await this.#all(file, index, index + 1);
      if (!own.length) continue;
      found = true;
      await this.#name(file, index, payloads[index]?.id ?? '', fields, own);
    }
    if (found) return;
    const range = `${payloads[from]?.id ?? ''} to ${payloads[to - 1]?.id ?? ''}`;
    for (const problem of problems) this.#found(file, range, 'all fields together', problem);
  }

  /** Which field it was. */
  async #name(
    file: string,
    index: number,
    id: string,
    fields: readonly string[],
    problems: readonly string[],
  ): Promise<void> {
    let found = false;
    for (const field of this.#named++ < named ? fields : []) {
      const own = await this.#ask((page) =>
        page.evaluate((...args) => kithCorpora?.one(...args) ?? ['the page is gone'], file, index, field),
      );
      for (const problem of own) this.#found(file, id, field, problem);
      found ||= own.length > 0;
    }
    if (!found) for (const problem of problems) this.#found(file, id, 'all fields together', problem);
  }

  #all(file: string, from: number, to: number): Promise<readonly string[]> {
    return this.#ask((page) =>
      page.evaluate((...args) => kithCorpora?.all(...args) ?? ['the page is gone'], file, from, to),
    );
  }

  #found(file: string, id: string, field: string, problem: string): void {
    this.#tally.found({ browser: this.#engine, file, id, field, problem });
  }

  /** Asks the page, and adds what the browser saw happen meanwhile. A page that was led away is opened anew. */
  async #ask(question: (page: Page) => Promise<readonly string[]>): Promise<readonly string[]> {
    const page = (this.#page ??= await this.#open());
    let answer: readonly string[];
    try {
      answer = await question(page);
    } catch (error) {
      answer = [`the page was lost: ${error instanceof Error ? error.message : String(error)}`];
      this.#page = undefined;
      await page.close().catch(() => {});
    }
    return [...answer, ...this.#outside.splice(0)];
  }

  async #open(): Promise<Page> {
    const page = await this.#browser.newPage();
    await this.#load(page);
    page.on('dialog', (dialog) => {
      this.#outside.push(`a dialog opened: ${dialog.type()}`);
      void dialog.dismiss().catch(() => {});
    });
    page.on('popup', () => this.#outside.push('a window opened'));
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame() && !frame.url().startsWith(`${this.#origin}/`))
        this.#outside.push(`it navigated to ${frame.url().slice(0, 80)}`);
    });
    return page;
  }

  async #load(page: Page): Promise<void> {
    await page.goto(this.#origin, { timeout: 120_000 });
    await page.waitForFunction(() => kithCorpora !== undefined, { polling: 100, timeout: 120_000 });
    await page.evaluate(() => kithCorpora?.load());
  }
}

/** Runs of neighbours, `[from, to)`, of bounded number and length. */
function* batches(lengths: readonly number[]): Generator<readonly [from: number, to: number]> {
  let from = 0;
  let sum = 0;
  for (const [index, length] of lengths.entries()) {
    if (index > from && (index - from >= batchSize || sum + length > batchLength)) {
      yield [from, index];
      from = index;
      sum = 0;
    }
    sum += length;
  }
  if (lengths.length > from) yield [from, lengths.length];
}
