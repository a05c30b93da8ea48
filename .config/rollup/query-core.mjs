// query-core is for caches with observers, lists that are one query, pauses while offline and tries again as well. Here
// its query holds one answer and shares one request, and `core/question.ts` says when to ask: what is only for the rest
// is taken out of what visitors load.
import { lessOf } from './less-of.mjs';

/** A member of the class at the outermost level of the file. */
const member = (name) => new RegExp(`\\n\\t(?:get )?${name}\\([^)]*\\) \\{[\\s\\S]*?\\n\\t\\}(?=\\n)`);
/** A function of the file, or a constant of the function `createRetryer`. */
const block = (begin, end) => new RegExp(`${begin}[\\s\\S]*?${end}`);

const unused = [
  'meta',
  'queryType',
  'promise',
  'optionalRemove',
  'resetState',
  'reset',
  'isActive',
  'isDisabled',
].concat(
  ['isFetched', 'isStatic', 'isStale', 'onFocus', 'onOnline', 'addObserver', 'removeObserver', 'getObserversCount'],
  ['invalidate'],
);

export const oneQuestionAtATime = lessOf('@tanstack/query-core/build/modern', {
  'query.js': [
    ...unused.map((name) => [member(name), '']),
    [/import \{ infiniteQueryBehavior \} from "\.\/infiniteQueryBehavior\.js";/, ''],
    // Kept for ever, so that nothing is ever scheduled.
    [/import \{ Removable \} from "\.\/removable\.js";/, ''],
    [/class extends Removable \{/, 'class {'],
    [/\n\t\tsuper\(\);/, ''],
    [/\n\t\tsuper\.destroy\(\);/, ''],
    [/this\.scheduleGc\(\);/g, ''],
    // Options are given whole, once, and bring no data.
    [/\n\t#queryType;|\n\t#defaultOptions;|\n\t#abortSignalConsumed;|\n\t#initialState;/g, ''],
    [/\n\t\tthis\.#abortSignalConsumed = false;\n\t\tthis\.#defaultOptions = config\.defaultOptions;/, ''],
    [member('setOptions'), '\n\tsetOptions(options) {\n\t\tthis.options = options;\n\t}'],
    [/this\.observers = \[\];/, ''],
    [/\n\t\tthis\.#initialState = getDefaultState\(this\.options\);/, ''],
    [/config\.state \?\? this\.#initialState/, 'getDefaultState()'],
    [
      block('function getDefaultState\\(options\\) \\{', '\\n\\treturn \\{\\n'),
      'function getDefaultState() {\n\treturn {\n',
    ],
    [/\n\t\tdata,\n\t\tdataUpdateCount: 0,/, '\n\t\tdata: void 0,\n\t\tdataUpdateCount: 0,'],
    [/dataUpdatedAt: hasData \? [^,]*,/, 'dataUpdatedAt: 0,'],
    [/status: hasData \? "success" : "pending"/, 'status: "pending"'],
    [/replaceData\(this\.state\.data, newData, this\.options\)/, 'newData'],
    [/,\n\t\t\tdataUpdatedAt: options\?\.updatedAt,\n\t\t\tmanual: options\?\.manual/, ''],
    [/\.\.\.!action\.manual && \{([^}]*)\}/, '$1'],
    [/action\.manual \? newState : void 0/, 'void 0'],
    [/\n\t\tif \(staleTime === "static"\) return false;/, ''],
    // Nobody asks again over a request under way, nor with other options.
    [/async fetch\(options, fetchOptions\)/, 'async fetch()'],
    [
      /if \(this\.state\.data !== void 0 && fetchOptions\?\.cancelRefetch\) this\.cancel\(\{ silent: true \}\);\s*else if/,
      'if',
    ],
    [/\n\t+this\.#retryer\.continueRetry\(\);/, ''],
    [
      block(
        '\\n\\t\\tif \\(options\\) this\\.setOptions\\(options\\);',
        'this\\.setOptions\\(observer\\.options\\);\\n\\t\\t\\}',
      ),
      '',
    ],
    [
      block('const addSignalProperty = ', '\\?\\.onFetch\\(context, this\\);'),
      'const fetchFn = () => this.options.queryFn({ signal: abortController.signal });',
    ],
    // Its meta is `null` here and never the one given, `undefined`: it is always told.
    [
      block('if \\(this\\.state\\.fetchStatus === "idle" \\|\\| this\\.state\\.fetchMeta', '\\}\\);'),
      'this.#dispatch({ type: "fetch" });',
    ],
    [/action\.meta \?\? null/, 'null'],
    [/\n\t+initialPromise: fetchOptions\?\.initialPromise,/, ''],
    [/fn: context\.fetchFn/, 'fn: fetchFn'],
    [block(',\\n\\t+onFail: ', 'canRun: \\(\\) => true'), ''],
    [/\n\t+this\.#cache\.config\.on\w+\?\.\([^)]*\);/g, ''],
    [block('case "failed": return', '(?=case "fetch": )'), ''],
    [block('case "invalidate": return', '(?=case "setState": )'), ''],
    [
      block('notifyManager\\.batch\\(\\(\\) => \\{', '\\n\\t\\t\\}\\);\\n'),
      'this.#cache.notify({ query: this, type: "updated", action });\n',
    ],
    [/canFetch\(options\.networkMode\) \? "fetching" : "paused"/, '"fetching"'],
    // What nobody reads: counts and moments of what `question.ts` has in fewer words.
    [
      /\n\t+(?:dataUpdateCount|errorUpdatedAt|fetchFailureCount|fetchFailureReason|fetchMeta): [^,\n]*(?:,|(?=\n))/g,
      '',
    ],
    [/\n\t+this\.queryKey = config\.queryKey;/, ''],
  ],
  // Nobody here follows the focus by it, so that it need not be there (`core/hidden.ts`).
  'focusManager.js': [[/new FocusManager\(\)/, '/* @__PURE__ */ new FocusManager()']],
  'retryer.js': [
    // What fails has failed: when to try again is said elsewhere.
    [/\n\tlet isRetryCancelled = false;\n\tlet failureCount = 0;\n\tlet continueFn;/, ''],
    [block('\\n\\tconst cancelRetry = ', '(?=\\n\\tconst resolve = )'), ''],
    [/\n\t+continueFn\?\.\(\);(?=\n\t+status)/g, ''],
    [block('\\n\\tconst pause = ', '(?=\\n\\s*(?:/\\*\\*|const run = ))'), ''],
    [/\n\t+const initialPromise = [^;]*;/, ''],
    [/initialPromise \?\? config\.fn\(\)/, 'config.fn()'],
    [block('const retry = config\\.retry \\?\\?', 'else run\\(\\);\\n\\t+\\}\\);'), 'reject(error);'],
    [block('\\n\\t\\tcontinue: \\(\\) => \\{', 'canStart,'), ''],
    [block('if \\(canStart\\(\\)\\) run\\(\\);', 'pause\\(canStart\\)\\.then\\(run\\);'), 'run();'],
  ],
});
