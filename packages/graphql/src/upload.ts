import type { MultipartUpload } from './adapter.js';
import { isRecord } from './path.js';
import type { Fetch } from './token.js';

/** An upload in which nothing moves for so long has failed. Large files take as long as they take. */
const stallMs = 30_000;

/**
 * A request with a file, by the GraphQL multipart request specification, with whatever else the request had. The browser's
 * `fetch` does not tell how much is sent, so that `XMLHttpRequest` sends it, unless the host has a `fetch` of its own.
 * @throws TypeError as `fetch` does, where nobody answers
 */
export async function upload(
  url: string,
  init: RequestInit,
  how: 'multipart' | MultipartUpload,
  file: Blob,
  onProgress: ((share: number) => void) | undefined,
  own: Fetch | undefined,
): Promise<Response> {
  const body = formOf(String(init.body), (typeof how === 'object' && how.variable) || 'file', file);
  const headers = new Headers(init.headers);
  // The form names its own, with the boundary between its parts.
  headers.delete('content-type');
  if (own || !globalThis.XMLHttpRequest) return (own ?? globalThis.fetch)(url, { ...init, headers, body });
  return send(url, { ...init, headers }, body, onProgress);
}

/** `operations`, `map` and the file, in the order in which the specification wants them. */
function formOf(request: string, variable: string, file: Blob): FormData {
  const form = new FormData();
  form.set('operations', JSON.stringify(withNull(JSON.parse(request), ['variables', ...variable.split('.')])));
  form.set('map', JSON.stringify({ 0: [`variables.${variable}`] }));
  if (file instanceof File) form.set('0', file, file.name);
  else form.set('0', file);
  return form;
}

/** `null` stands where the file goes. */
function withNull(value: unknown, [step, ...rest]: readonly string[]): unknown {
  return step === undefined
    ? null
    : { ...(isRecord(value) ? value : {}), [step]: withNull(isRecord(value) ? value[step] : undefined, rest) };
}

function send(
  url: string,
  { signal, credentials, headers, method = 'POST' }: RequestInit & { readonly headers: Headers },
  body: FormData,
  onProgress: ((share: number) => void) | undefined,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let alarm: ReturnType<typeof setTimeout> | undefined;
    const end = (settle: () => void): void => {
      clearTimeout(alarm);
      signal?.removeEventListener('abort', stop);
      settle();
    };
    const fail = (): void => end(() => reject(new TypeError('The upload failed')));
    const stop = (): void => request.abort();
    const moved = (): void => {
      clearTimeout(alarm);
      alarm = setTimeout(stop, stallMs);
    };
    request.open(method, url);
    request.withCredentials = credentials === 'include';
    headers.forEach((value, name) => request.setRequestHeader(name, value));
    request.responseType = 'blob';
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      moved();
      if (lengthComputable && total) onProgress?.(Math.min(1, loaded / total));
    };
    request.onprogress = moved;
    request.onerror = fail;
    request.onabort = fail;
    request.onload = () => end(() => resolve(responseOf(request)));
    signal?.addEventListener('abort', stop);
    moved();
    request.send(body);
  });
}

function responseOf(request: XMLHttpRequest): Response {
  const { status, statusText } = request;
  const headers = new Headers();
  for (const line of request.getAllResponseHeaders().trim().split(/\r\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  const body: unknown = request.response;
  return new Response([204, 205, 304].includes(status) || !(body instanceof Blob) ? null : body, {
    status,
    statusText,
    headers,
  });
}
