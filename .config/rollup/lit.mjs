// Lit is also for browsers without constructable style sheets, for decorators, and for polyfills of shadow roots. Here it
// runs where none of these is: what is only for them is taken out of what visitors load. What is edited is what Lit
// publishes for browsers, which is minified; its names are those of the pinned versions.
import { lessOf } from './less-of.mjs';

export const withoutPolyfills = [
  lessOf('@lit/reactive-element', {
    'css-tag.js': [
      // Every browser that these widgets are for has them (docs/decisions/0034).
      [/(?<=,e=)t\.ShadowRoot&&.*?in CSSStyleSheet\.prototype/, '!0'],
      // What styles are made of is ours: texts, numbers and other styles.
      [/if\(this\._\$cssResult\$=!0,o!==s\)throw Error\(".*?"\);/, 'this._$cssResult$=!0;'],
      [/\(t=>\{if\(!0===t\._\$cssResult\$\).*?\}\)\(s\)/, '(s.cssText??s)'],
      [/toString\(\)\{return this\.cssText\}/, ''],
    ],
    'reactive-element.js': [
      [/,p=a\.reactiveElementPolyfillSupport/, ''],
      [/,p\?\.\(\{ReactiveElement:y\}\),\(a\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, ''],
      // What decorators say of properties.
      [/Symbol\.metadata\?\?=Symbol\("metadata"\),a\.litPropertyMetadata\?\?=new WeakMap;/, ''],
      [/const t=this\[Symbol\.metadata\];if\(null!==t\)\{.*?\}(?=this\._\$Eh=new Map)/, ''],
      [/static addInitializer\(t\)\{.*?\}(?=static)/, ''],
      [/,this\.constructor\.l\?\.forEach\(t=>t\(this\)\)/, ''],
      [/,void 0!==t\.l&&\(this\.l=\[\.\.\.t\.l\]\)/, ''],
    ],
  }),
  lessOf('lit-html', {
    'lit-html.js': [
      [/,B=t\.litHtmlPolyfillSupport;B\?\.\(S,k\),\(t\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\);/, ';'],
    ],
  }),
  lessOf('lit-element', {
    'lit-element.js': [
      [
        /,s\.litElementHydrateSupport\?\.\(\{LitElement:i\}\);const o=s\.litElementPolyfillSupport;o\?\.\(\{LitElement:i\}\);/,
        ';',
      ],
      [/\(s\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\);/, ''],
    ],
  }),
].map((plugin) => plugin());
