// Pages of a list are reads of their own here: what query-core keeps for lists that are one query is taken out of what
// visitors load.
import { lessOf } from './less-of.mjs';

export const noInfiniteQueries = lessOf('@tanstack/query-core/build/modern', {
  'query.js': [
    [/import \{ infiniteQueryBehavior \} from "\.\/infiniteQueryBehavior\.js";/, ''],
    [
      /\(this\.#queryType === "infinite" \? infiniteQueryBehavior\(this\.options\.pages\) : this\.options\.behavior\)/,
      'this.options.behavior',
    ],
  ],
});
