import { expect } from '@open-wc/testing';
import { countdownOf, nextTick } from './countdown.js';

describe('a countdown', () => {
  it('tells days while there are two or more, and runs as a clock after', () => {
    expect(countdownOf(2 * 86_400_000, 'en')).to.deep.equal({ days: 2 });
    expect(countdownOf(2 * 86_400_000 - 1, 'en')).to.deep.equal({ clock: '48:00:00' });
    expect(countdownOf(3_661_000, 'en')).to.deep.equal({ clock: '01:01:01' });
    expect(countdownOf(0, 'en')).to.deep.equal({ clock: '00:00:00' });
  });

  it('writes numbers as the language does', () => {
    expect(countdownOf(61_000, 'ar-EG')).to.deep.equal({ clock: '٠٠:٠١:٠١' });
  });

  it('asks to be told again when it reads differently', () => {
    expect(nextTick(1500)).to.equal(500);
    expect(nextTick(1000)).to.equal(1000);
    expect(nextTick(3 * 86_400_000 + 5)).to.equal(5);
  });
});
