import { setTimeout as sleep } from 'node:timers/promises';
import type { Step } from './plan.js';
import { createPost, type Stage } from './stage.js';

/** Freezes the page for a while, or keeps it as a browser does that goes back and forth. */
export async function freeze({ page, elsewhere }: Stage, { size }: Step, speed: number): Promise<void> {
  const ms = (500 + size * 3000) / speed;
  if (size < 0.5) {
    await page.evaluate(() => globalThis.storm.leave());
    await sleep(ms);
    await page.evaluate(() => globalThis.storm.comeBack());
    return;
  }
  const cdp = await page.createCDPSession();
  // As a browser does it: only what is hidden is frozen.
  await elsewhere.bringToFront();
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
  await sleep(ms);
  await cdp.send('Page.setWebLifecycleState', { state: 'active' });
  await page.bringToFront();
  await cdp.detach();
}

/** What somebody else does at the same time, so that there are events. @returns the post that they wrote */
export async function writeElsewhere(
  { other, thread }: Stage,
  subject: string,
  { index, size }: Step,
): Promise<string> {
  const to = size < 0.5 ? { parent: thread } : { subject: { key: subject, title: 'Storm', site: '' } };
  const made = await other.ask<{ createPost: { post: { id: string } } }>(createPost, {
    input: { kind: 'comment', body: { text: `elsewhere ${index}`, format: 'markdown' }, ...to },
  });
  const { id } = made.createPost.post;
  await other
    .ask(`mutation ($id: ID!) { reactToPost(id: $id, reaction: "heart") { post { id } } }`, { id })
    .catch(() => {});
  return id;
}
