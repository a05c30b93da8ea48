import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { CommunityError, gatewayOf, type Gateway } from '@kith/core';
import { html as template, type TemplateResult } from 'lit';
import { KithElement } from '../kith-element.js';

class FamilyProbe extends KithElement {
  static override family = 'discussion' as const;
  get found() {
    return this.connection.community;
  }
  widen() {
    return this.context.widen('discussion-more');
  }
  protected override render(): TemplateResult {
    return template`${this.barrier}${this.found ? 'here' : 'waits'}`;
  }
}
customElements.define('family-probe', FamilyProbe);

class PlainProbe extends KithElement {
  get found() {
    return this.connection.community;
  }
}
customElements.define('plain-probe', PlainProbe);

/** A gateway whose part loads when `load` says so; each try is counted. */
function apart(load: (attempt: number) => Promise<void>): Gateway & { readonly tries: () => number } {
  let tries = 0;
  let ready = false;
  let loading: Promise<void> | undefined;
  return {
    ...gatewayOf({}),
    tries: () => tries,
    prepare() {
      if (ready) return undefined;
      return (loading ??= load(++tries).then(
        () => void (ready = true),
        (thrown: unknown) => {
          loading = undefined;
          throw thrown;
        },
      ));
    },
  };
}

const text = (element: Element) => element.shadowRoot?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const settle = () => new Promise((resolve) => setTimeout(resolve, 50));

describe('an element of a family that loads apart', () => {
  const { warn } = console;
  beforeEach(() => (console.warn = () => {}));
  afterEach(() => (console.warn = warn));

  it('has no community before its part is there; others have theirs at once', async () => {
    let done = (): void => {};
    const gateway = apart(() => new Promise((resolve) => (done = resolve)));
    const root = await fixture(
      html`<div>
        <family-probe .gateway=${gateway}></family-probe><family-probe .gateway=${gateway}></family-probe>
        <plain-probe .gateway=${gateway}></plain-probe>
      </div>`,
    );
    const [one, two] = root.querySelectorAll<FamilyProbe>('family-probe');
    expect(one!.found).to.equal(undefined);
    expect(root.querySelector<PlainProbe>('plain-probe')!.found).to.not.equal(undefined);
    done();
    await waitUntil(() => text(one!) === 'here' && text(two!) === 'here');
    expect(one!.found).to.equal(two!.found);
    expect(gateway.tries()).to.equal(1);
  });

  it('has it at once where nothing is to be loaded', async () => {
    const probe = await fixture<FamilyProbe>(html`<family-probe .gateway=${gatewayOf({})}></family-probe>`);
    expect(probe.found).to.not.equal(undefined);
  });

  it('says that its part could not be loaded, tries again when told, and heals what waits beside it', async () => {
    const gateway = apart((attempt) =>
      attempt < 2 ? Promise.reject(new CommunityError('network')) : Promise.resolve(),
    );
    const root = await fixture(
      html`<div>
        <family-probe .gateway=${gateway}></family-probe><family-probe .gateway=${gateway}></family-probe>
      </div>`,
    );
    const [one, two] = root.querySelectorAll<FamilyProbe>('family-probe');
    const button = () => one!.shadowRoot!.querySelector('button');
    await waitUntil(() => button() && text(two!).includes('waits'));
    await settle();
    expect(gateway.tries()).to.equal(1); // no endless tries
    button()!.click();
    await waitUntil(() => text(one!) === 'here' && text(two!) === 'here');
    expect(gateway.tries()).to.equal(2);
  });

  it('keeps its community while it widens, and has no other before that has as much', async () => {
    const asked: string[] = [];
    const later: (() => void)[] = [];
    const wide = (): Gateway => {
      let loaded = false;
      let loading: Promise<void> | undefined;
      return {
        ...gatewayOf({}),
        prepare(family) {
          asked.push(family);
          if (loaded || family === 'discussion') return undefined;
          return (loading ??= new Promise((resolve) =>
            later.push(() => {
              loaded = true;
              resolve();
            }),
          ));
        },
      };
    };
    const probe = await fixture<FamilyProbe>(html`<family-probe .gateway=${wide()}></family-probe>`);
    const first = probe.found;
    expect(first).to.not.equal(undefined);
    const widening = probe.widen();
    expect(probe.found).to.equal(first);
    later[0]!();
    await widening;
    expect(probe.found).to.equal(first);
    probe.gateway = wide();
    await probe.updateComplete;
    expect(probe.found).to.equal(undefined);
    expect(asked.at(-1)).to.equal('discussion-more');
    later[1]!();
    await waitUntil(() => probe.found);
    expect(probe.found).to.not.equal(first);
  });
});
