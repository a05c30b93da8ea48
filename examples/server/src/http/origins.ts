/** Which pages may call this server from the browser with the visitor's cookie. */
export class Origins {
  readonly #allowed: Set<string>;

  /** @param allowed exact origins, such as `https://community.example`; anything else is refused. */
  constructor(allowed: Iterable<string>) {
    this.#allowed = new Set(allowed);
  }

  has(origin: string): boolean {
    return this.#allowed.has(origin);
  }

  /**
   * Whether a request that carries a cookie comes from a page that may send it. The browser names the page in
   * `Origin`, or at least how far it is away in `Sec-Fetch-Site`; what is no browser sends neither.
   */
  trusts(request: Request): boolean {
    const origin = request.headers.get('origin');
    if (origin !== null) return this.has(origin);
    return request.headers.get('sec-fetch-site') !== 'cross-site';
  }

  /** Adds what the Fetch standard's CORS protocol asks for; nothing but `Vary` where the origin is not allowed. */
  decorate(request: Request, headers: Headers): void {
    headers.append('vary', 'Origin');
    const origin = request.headers.get('origin');
    if (origin === null || !this.has(origin)) return;
    headers.set('access-control-allow-origin', origin);
    headers.set('access-control-allow-credentials', 'true');
    headers.set('access-control-expose-headers', 'Retry-After');
  }

  /** The answer to a preflight. */
  preflight(request: Request): Response {
    const headers = new Headers();
    const origin = request.headers.get('origin');
    if (origin !== null && this.has(origin)) {
      headers.set('access-control-allow-methods', 'GET, POST');
      headers.set(
        'access-control-allow-headers',
        'Accept, Authorization, Content-Type, GraphQL-Require-Preflight, X-Requested-With',
      );
      headers.set('access-control-max-age', '7200');
    }
    headers.append('vary', 'Access-Control-Request-Method, Access-Control-Request-Headers');
    return new Response(null, { status: 204, headers });
  }
}

/** @throws when `text` is not exactly an http or https origin. */
export function parseOrigin(text: string): string {
  let url: URL | undefined;
  try {
    url = new URL(text);
  } catch {
    // Named below.
  }
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    throw new Error(`--allow-origin ${text} is not an origin such as https://community.example`);
  }
  return url.origin;
}
