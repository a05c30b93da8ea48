import type { Adapter } from './adapter.js';
import { errorRules, payloadErrors, toError } from './errors.js';
import type { Grammar, Settings } from './grammar.js';
import { memoryOf } from './memory.js';
import { pagerOf } from './paging.js';
import { AdapterError } from './parse-adapter.js';
import { own, read } from './path.js';
import { evaluate } from './rules.js';
import { supportOf } from './support.js';
import { holds, resolve } from './variables.js';

/** All that `docs/adapters.md` describes. */
export function fullGrammar(adapter: Adapter): Grammar {
  return {
    ...memoryOf(adapter),
    settings: (given) => settingsOf(adapter, given),
    support: (alternatives) => supportOf(adapter, alternatives),
    choose: (alternatives, scope) => alternatives.find((one) => holds(one.when, scope(one))),
    variables: resolve,
    value: evaluate,
    pager: (shape) => pagerOf(adapter, shape),
    accepts: ({ accept, discriminator = '__typename' }, item) =>
      !accept || accept.some((one) => one === read(item, discriminator)),
    refusal(one, data) {
      const rules = errorRules(one.errors ?? adapter.errors);
      const errors = payloadErrors(rules, own(data, one.result.split('.')[0] ?? ''));
      return errors.length ? toError(rules, { errors, kind: 'invalid' }) : undefined;
    },
  };
}

function settingsOf(adapter: Adapter, given: Settings): Settings {
  const settings = { ...given };
  for (const [name, info] of Object.entries(adapter.settings ?? {})) {
    const value = given[name] || info.default;
    if (value) settings[name] = value;
    else if (info.required) throw new AdapterError('', `settings.${name}`, 'required, and not given');
  }
  return settings;
}
