const schemes: readonly string[] = ['http:', 'https:', 'mailto:'];
/** These run or make up a document: no host can add them. */
const never = /^(?:javascript|vbscript|data|blob|filesystem|file):$/;

/**
 * The one gate for URLs from a backend. Returns the URL, resolved against the document, when its scheme is http,
 * https, mailto or one that the host adds; `undefined` otherwise. Parsed by the URL standard, so that white
 * space, control characters and case hide nothing.
 */
export function safeUrl(value: unknown, extra: readonly string[] = []): string | undefined {
  if (typeof value !== 'string' || !value.trim()) return undefined;
  try {
    const { protocol, href } = new URL(value, document.baseURI);
    const added = extra.includes(protocol.slice(0, -1)) && !never.test(protocol);
    return added || schemes.includes(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}

/** As `safeUrl`, for images: http, https, and raster images carried in the URL itself. */
export function safeImageUrl(value: unknown): string | undefined {
  if (typeof value === 'string' && /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[\w+/=]+$/.test(value)) return value;
  const url = safeUrl(value);
  return url?.startsWith('http') ? url : undefined;
}

/** For every link that a member wrote. */
export const ugcRel = 'noopener noreferrer nofollow ugc';
