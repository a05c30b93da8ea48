import { expect } from '@open-wc/testing';
import type { SetupCode } from '@kith/ui';

/** Complete by its type: a code that is missing here does not compile. */
const codes: Readonly<Record<SetupCode, true>> = {
  'not-configured': true,
  'no-connector': true,
  'unknown-community': true,
  'ambiguous-community': true,
  unreachable: true,
  cors: true,
  csp: true,
  'mixed-content': true,
  'html-answer': true,
  'bad-adapter': true,
  'sign-in-needed': true,
  'unknown-attribute': true,
  'bad-attribute': true,
};

const textOf = async (path: string) => (await fetch(path)).text();

describe('the documentation', () => {
  it('has one section for each code of a set-up error', async () => {
    const sections = [...(await textOf('/docs/setup-errors.md')).matchAll(/^## (\S+)$/gm)].map(([, code]) => code);
    expect(sections).to.deep.equal(Object.keys(codes));
  });

  it('shows the policy that the strict example page is served with', async () => {
    const policy = /^Content-Security-Policy: (.*)$/m.exec(await textOf('/docs/csp.md'))?.[1];
    expect(policy).to.include('require-trusted-types-for');
    expect(await textOf('/examples/html/headers.json')).to.include(`"${policy}"`);
  });

  it('lists the databases that visitors have, as the code names them', async () => {
    const documented = [...(await textOf('/docs/privacy.md')).matchAll(/^\| `(kith-\w+)`/gm)].map(([, name]) => name);
    const sources = await Promise.all(
      ['outbox/indexed-db', 'drafts/store'].map((module) => textOf(`/packages/core/src/${module}.ts`)),
    );
    expect(documented).to.deep.equal(sources.map((source) => /createStore\(["']([\w-]+)["']/.exec(source)?.[1]));
  });
});
