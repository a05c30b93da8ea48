import type { Database } from '../database/database.js';
import { readPosts } from '../discussions/read-posts.js';
import { readReader } from '../discussions/reader.js';
import type { Discussions } from '../discussions/services.js';
import type { Exchange } from '../http/exchange.js';
import type { Origins } from '../http/origins.js';
import { authenticate } from '../session/authenticate.js';
import type { Viewer } from '../members/viewer.js';
import type { Sessions } from '../session/sessions.js';
import { attachmentColumns, type AttachmentRow } from './attachment.js';
import { contentDisposition } from './file-name.js';
import { isPicture } from './file-rules.js';
import { isFileId, type FileStore } from './file-store.js';

export interface FileRouteOptions {
  readonly database: Database;
  readonly sessions: Sessions;
  readonly origins: Origins;
  readonly files: FileStore;
  readonly discussions: Discussions;
}

/**
 * `/files/<id>/<name>`: a file of a post that the viewer may see, or their own. Pictures may be shown where they are;
 * everything else is a download, and nothing of it can run here whatever it turns out to be.
 */
export async function fileRoute({ request, url }: Exchange, options: FileRouteOptions): Promise<Response> {
  const { database, files, discussions } = options;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
  }
  const id = /^\/files\/([^/]+)\/[^/]+$/.exec(url.pathname)?.[1] ?? '';
  const row = isFileId(id) ? await readRow(database, id) : undefined;
  if (
    !row ||
    !(await maySee(row, { database, discussions, viewer: await viewerOf(request, options), origin: url.origin }))
  )
    return missing();
  const file = await files.read(id);
  if (!file) return missing();
  const text = row.media_type.startsWith('text/');
  const headers = {
    'content-type': text ? `${row.media_type}; charset=utf-8` : row.media_type,
    'content-length': String(file.size),
    'content-disposition': contentDisposition(isPicture(row.media_type) ? 'inline' : 'attachment', row.name),
    // The bytes under an id never change; who may see them does.
    'cache-control': 'private, no-cache',
    etag: `"${id}"`,
    ...harmless,
  };
  if (request.headers.get('if-none-match') === headers.etag) {
    const { 'content-length': _, ...rest } = headers;
    return new Response(null, { status: 304, headers: rest });
  }
  return new Response(file.bytes(), { headers });
}

const harmless = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': `default-src 'none'; sandbox; frame-ancestors 'none'`,
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
};

async function readRow(database: Database, id: string): Promise<AttachmentRow | undefined> {
  const rows = await database.query<AttachmentRow>(`select ${attachmentColumns} from attachments where id = $1`, [id]);
  return rows[0];
}

/** An image on a page of another origin brings no token, and its cookie says who looks: the answer is the picture alone. */
async function viewerOf(request: Request, { sessions, origins }: FileRouteOptions): Promise<Viewer | null> {
  const viewer = await authenticate(request, sessions, origins);
  return viewer instanceof Response ? null : viewer;
}

async function maySee(row: AttachmentRow, asked: Parameters<typeof readReader>[0]): Promise<boolean> {
  if (asked.viewer?.memberId === row.owner_id) return true;
  if (row.post_id === null) return false;
  const [post] = await readPosts(asked.database, [row.post_id], await readReader(asked));
  return post?.attachments.some(({ id }) => id === row.id) ?? false;
}

/** The same for what is not there and for what is not for this viewer. */
function missing(): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...harmless };
  return new Response('Not found\n', { status: 404, headers });
}
