import { html, nothing } from 'lit';

/** What the reader can choose an order from; nothing where there is no choice. */
export function sortMenu<S extends string>(
  offered: readonly S[],
  order: S | undefined,
  words: (key: S | 'sort') => string,
  choose: (sort: S) => void,
): unknown {
  if (offered.length < 2) return nothing;
  const change = ({ target }: Event): void => {
    const next = offered.find((one) => target instanceof HTMLSelectElement && one === target.value);
    if (next) choose(next);
  };
  return html`<label class="sort" part="sort"
    ><span>${words('sort')}</span>
    <select class="field" @change=${change}>
      ${offered.map((one) => html`<option value=${one as string} .selected=${one === order}>${words(one)}</option>`)}
    </select></label
  >`;
}
