const NAME = 'kith_session';

/** The session's secret in a request; a browser sends it to every port of the same host. */
export function sessionCookie(request: Request): string | undefined {
  for (const pair of request.headers.get('cookie')?.split(';') ?? []) {
    const [name, value] = pair.trim().split('=');
    if (name === NAME && value) return value;
  }
  return undefined;
}

export function setSessionCookie(secret: string): string {
  return `${NAME}=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${30 * 24 * 3600}`;
}

export function clearSessionCookie(): string {
  return `${NAME}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
}
