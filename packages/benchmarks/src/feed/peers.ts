import { Marked } from 'marked';
import type { BenchComment } from './comments.js';

/** What is at an address: JSON that a stub answers with. */
export type Stubs = ReadonlyMap<string, unknown>;

const marked = new Marked({ gfm: true });

/** What Artalk's server would answer. Its page renders the Markdown itself, and sanitises it. */
export function artalkStubs(comments: readonly BenchComment[]): Stubs {
  const page = { id: 1, admin_only: false, key: '/bench', url: '/bench', title: 'Bench', pv: 1, site_name: 'bench' };
  return new Map<string, unknown>([
    [
      '/api/v2/comments',
      {
        count: comments.length,
        roots_count: comments.filter(({ parent }) => !parent).length,
        page,
        comments: comments.map(({ id, parent, author, body, createdAt }) => ({
          id,
          rid: parent,
          content: body,
          content_marked: marked.parse(body, { async: false }),
          user_id: 1,
          nick: author,
          email_encrypted: String(id),
          link: '',
          ua: '',
          date: createdAt.replace('T', ' ').slice(0, 19),
          is_collapsed: false,
          is_pending: false,
          is_pinned: false,
          is_allow_reply: true,
          is_verified: true,
          visible: true,
          vote_up: 0,
          vote_down: 0,
          badge_name: '',
          badge_color: '',
          ip_region: '',
          page_key: '/bench',
          page_url: '/bench',
          site_name: 'bench',
        })),
      },
    ],
    ['/api/v2/conf', { frontend_conf: {}, version: { app: 'artalk', version: '2.9.1', commit_hash: '' } }],
    ['/api/v2/pages/pv', { pv: 1 }],
    ['/api/v2/stats/page_comment', { data: { '/bench': comments.length } }],
    ['/api/v2/stats/page_pv', { data: { '/bench': 1 } }],
    ['/api/v2/notifies', { notifies: [], count: 0 }],
  ]);
}

/** What Waline's server would answer. It renders and sanitises the Markdown before it stores it. */
export function walineStubs(comments: readonly BenchComment[]): Stubs {
  const shown = ({ id, author, body, createdAt }: BenchComment) => ({
    objectId: String(id),
    nick: author,
    mail: '',
    link: '',
    comment: marked.parse(body, { async: false }),
    orig: body,
    time: Date.parse(createdAt),
    avatar: 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg"/%3E',
    status: 'approved',
    like: 0,
    level: 0,
    type: 'guest',
    user_id: null,
  });
  // All that is below a comment stands in one list, as its server gives it.
  const rootOf = (comment: BenchComment): number => {
    let root = comment;
    while (root.parent) root = comments[root.parent - 1] ?? { ...root, parent: 0 };
    return root.id;
  };
  const data = comments
    .filter(({ parent }) => !parent)
    .map((root) => ({
      ...shown(root),
      children: comments
        .filter((one) => one.parent && rootOf(one) === root.id)
        .map((one) => ({
          ...shown(one),
          pid: String(one.parent),
          rid: String(root.id),
          reply_user: { nick: comments[one.parent - 1]?.author ?? '' },
        })),
    }));
  return new Map<string, unknown>([
    [
      '/api/comment',
      {
        errno: 0,
        errmsg: '',
        data: { page: 1, totalPages: 1, pageSize: comments.length, count: comments.length, data },
      },
    ],
    ['/api/article', { errno: 0, errmsg: '', data: [{ time: 1 }] }],
  ]);
}
