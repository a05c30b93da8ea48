export interface DemoAccount {
  readonly handle: string;
  readonly name: string;
  readonly headline: string | null;
  readonly moderator: boolean;
}

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-inline-size: 28rem; margin: 12vh auto 2rem; padding-inline: 1rem; }
h1 { font-size: 1.5rem; margin-block-end: .25rem; }
p { margin-block-start: 0; color: color-mix(in oklab, currentColor 70%, transparent); }
form { display: grid; gap: .5rem; }
button { display: grid; gap: .1rem; padding: .75rem 1rem; text-align: start; font: inherit; color: inherit; cursor: pointer;
  background: color-mix(in oklab, currentColor 5%, transparent); border-radius: .5rem;
  border: 1px solid color-mix(in oklab, currentColor 45%, transparent); }
button:hover { background: color-mix(in oklab, currentColor 10%, transparent); }
button:focus-visible { outline: 2px solid light-dark(#35d, #9af); outline-offset: 2px; }
strong { font-weight: 600; }
`;

/** A plain page with a button per account: no script, no password, because nothing here is private. */
export function signInPage(accounts: readonly DemoAccount[], returnTo: string): Response {
  const buttons = accounts.map(
    ({ handle, name, headline, moderator }) =>
      `<button name="account" value="${escape(handle)}"><strong dir="auto">${escape(name)}${moderator ? ' · moderator' : ''}</strong>` +
      `<span dir="auto">${escape(headline ?? `@${handle}`)}</span></button>`,
  );
  const page = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Sign in</title><link rel="icon" href="data:,"><style>${style}</style>
<main><h1>Sign in</h1><p>This is a demonstration: choose who to be.</p>
<form method="post" action="/sign-in"><input type="hidden" name="return" value="${escape(returnTo)}">
${buttons.join('\n')}
</form></main></html>`;
  return new Response(page, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      // Without form-action: browsers apply it to the redirect that follows too, which may lead to an allowed origin.
      'content-security-policy': `default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'`,
      // Not `no-referrer`: the form would say `Origin: null`, and be refused.
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    },
  });
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
