import type { Post } from '@kith/core';
import DOMPurify from 'dompurify';
import { Marked } from 'marked';

// What an expert would write by hand for comments under a page: ask at once, in one module, and put what was written
// through a Markdown renderer and DOMPurify. The question is the widget's own, word for word: the page holds it.
const question = document.querySelector('#question')?.textContent ?? '';
const answer = ask<{ replies: { totalCount: number; nodes: readonly Post[] } }>(question);

const marked = new Marked({ gfm: true });
const list = document.createElement('ol');
list.className = 'comments';
const { totalCount, nodes } = (await answer).replies;
for (const post of nodes) list.append(comment(post));
const count = document.createElement('p');
count.textContent = `${totalCount} comments`;
const field = document.createElement('textarea');
field.placeholder = 'Write a comment';
const style = document.createElement('style');
style.textContent = `
  .comments { padding: 0; list-style: none; }
  .comments article { padding-block: 16px; border-block-start: 1px solid #8884; }
  .comments header { display: flex; gap: 8px; align-items: center; }
  .comments .avatar { display: grid; place-items: center; inline-size: 40px; block-size: 40px; border-radius: 50%; background: #dde6f7; color: #1d3a75; }
  .comments time { color: #666; font-size: 0.875em; }
  .comments .body { margin-inline-start: 48px; overflow-wrap: anywhere; }
  .comments .body pre { overflow-x: auto; padding: 12px; background: #8882; }
  .comments footer { margin-inline-start: 48px; }
  .comments button { border: 0; background: none; color: inherit; font: inherit; font-size: 0.875em; }
`;
document.head.append(style);
document.querySelector('#comments')?.replaceChildren(count, field, list);

function comment(post: Post): HTMLElement {
  const item = document.createElement('li');
  item.style.marginInlineStart = `${Math.min((post.depth ?? 1) - 1, 6) * 32}px`;
  const article = document.createElement('article');
  const header = document.createElement('header');
  const avatar = document.createElement('span');
  avatar.className = 'avatar';
  const name = post.author?.name ?? 'A guest';
  avatar.textContent = name.slice(0, 1);
  const link = document.createElement('a');
  link.href = `/people/${encodeURIComponent(post.author?.handle ?? '')}`;
  link.textContent = name;
  const time = document.createElement('time');
  time.dateTime = post.createdAt ?? '';
  time.textContent = new Date(post.createdAt ?? 0).toLocaleDateString('en', { dateStyle: 'medium' });
  header.append(avatar, link, time);
  const body = document.createElement('div');
  body.className = 'body';
  body.dir = 'auto';
  const html = String(marked.parse(post.body?.text ?? ''));
  body.append(sanitise(html));
  const footer = document.createElement('footer');
  for (const words of ['Like', 'Reply', 'Share', 'More']) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words;
    footer.append(button);
  }
  article.append(header, body, footer);
  item.append(article);
  return item;
}

/** What DOMPurify gives, as it gives it. */
function sanitise(html: string): DocumentFragment {
  return DOMPurify.sanitize(html, { RETURN_DOM_FRAGMENT: true });
}

async function ask<T>(body: string): Promise<T> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
    body,
  });
  const { data } = (await response.json()) as { readonly data?: T };
  if (!data) throw new Error(`The backend answered with ${response.status} and no data.`);
  return data;
}
