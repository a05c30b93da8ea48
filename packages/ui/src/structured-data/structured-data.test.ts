import { expect } from '@open-wc/testing';
import { structuredData } from './structured-data.js';

const found = (element: HTMLElement): (string | null)[] =>
  [...element.querySelectorAll('script[type="application/ld+json"]')].map(({ textContent }) => textContent);

describe('structured data', () => {
  it('stands in the light DOM once, gives way to what is newer, and goes', () => {
    const element = document.createElement('div');
    structuredData(element, { '@type': 'Event', name: 'One' });
    structuredData(element, { '@type': 'Event', name: 'Two' });
    expect(found(element)).to.deep.equal(['{"@type":"Event","name":"Two"}']);
    structuredData(element, undefined);
    expect(found(element)).to.deep.equal([]);
  });

  it('lets no text end the script', () => {
    const element = document.createElement('div');
    const name = '</script><img src=x onerror=alert(1)><!--';
    structuredData(element, { name });
    const [text] = found(element);
    expect(text).to.not.contain('<');
    expect(JSON.parse(text ?? '')).to.deep.equal({ name });
  });
});
