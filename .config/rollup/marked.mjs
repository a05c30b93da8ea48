// marked is for other dialects, for callers that change its rules, tokens and ways as they go, and for promises as well.
// Here it reads GitHub-flavoured Markdown with one renderer of our own: what is only for the rest is taken out of what
// visitors load. How GitHub's dialect is read stays as it is.
import { lessOf } from './less-of.mjs';

/** What stands before something, which stays. */
const upTo = (begin, end) => new RegExp(`${begin}[\\s\\S]*?(?=${end})`);

export const oneDialect = lessOf('marked/lib', {
  'marked.esm.js': [
    // The class of many options, its hooks, and the function that keeps one of it: the lexer and the parser are used alone.
    [/var A=class\{options;block;[\s\S]*export\{[\s\S]*\};/, 'export{w as Lexer,P as Parser,I as Renderer};'],
    [/function G\(\)\{return\{async:[^}]*\}\}var S=G\(\);function ue\(l\)\{S=l\}/, ''],
    [/(?<=this\.options=e)\|\|S(?=[,}])/g, ''],
    // One dialect.
    [/this\.options\.pedantic/g, '!1'],
    [/this\.options\.gfm/g, '!0'],
    [/this\.options\.breaks/g, '!1'],
    [/this\.options\.silent/g, '!1'],
    [/if\(this\.options\.extensions/g, 'if(!1&&this.options.extensions'],
    [/this\.options\.hooks\?\.emStrongMask\|\|[^?]*(?=\?this\.#r)/, '!1'],
    [/,t=this\.options\.hooks\?\.emStrongMask\?\.[^,]*,t\)\?\?t,t/, ',t'],
    [/this\.tokenizer\.paragraph===_\.prototype\.paragraph/, '!0'],
    [/ee=\{normal:[^}]*\},F=\{normal:[^}]*\}/, 'ee={gfm:tt},F={gfm:pe}'],
    [/ee\.normal,inline:F\.normal/, 'ee.gfm,inline:F.gfm'],
    [/static get rules\(\)\{[^}]*\}\}/, ''],
    // Its rules by themselves, and those that GitHub's stand in for.
    [upTo(',qt=\\{\\.\\.\\.pe', ',ee='), ''],
    [upTo(',Dt=\\{\\.\\.\\.me', ',pe='), ''],
    [upTo(',nt=\\{\\.\\.\\.fe', ',rt='), ''],
    [upTo(',Le=g\\(\\$e\\)', ',We='), ''],
    [/,lheading:Le/, ''],
    [upTo('Je=Ce\\(', 'Ye=Ce\\('), ''],
    [/,paragraph:Je,table:q/, ''],
    [upTo(',it=/', ',L='), ''],
    [upTo('at=/\\[\\\\p\\{Pi\\}', 'Ae='), ''],
    [upTo(',ct=g\\(Ee', ',ht='), ''],
    [upTo(',dt=/\\^', ',ze='), ''],
    [upTo(',kt=g\\(ze', ',ft='), ''],
    [upTo(',mt="\\^', ',bt='), ''],
    [upTo(',Rt="\\^', ',Ot='), ''],
    [/_backpedal:q,/, ''],
    [/del:q,delLDelim:q,delRDelim:q,emStrongLDelim:ct,emStrongRDelimAst:kt,/, ''],
    [/,text:it,url:q/, ''],
    [/,del:\/\^\(~~\?\)[\s\S]*?(?=,text:)/, ''],
    [/var q=\{exec:\(\)=>null\};/, ''],
    [upTo('listReplaceNesting:', 'listIsTask:'), ''],
    [upTo('pedanticHrefTitle:', 'unicodeAlphaNumeric:'), ''],
    [upTo('pedanticHeadingBeginRegex:', 'htmlBeginRegex:'), ''],
    [/spaceLine:\/\^ \+\$\/gm,/, ''],
    // Every token has a way to be shown by its own name.
    [/let s=r;switch\(s\.type\)\{case"space"[\s\S]*?throw new Error\(o\)\}\}/, 't+=this.renderer[r.type](r)'],
    [
      /let o=s;switch\(o\.type\)\{case"escape"[\s\S]*?throw new Error\(i\)\}\}/,
      'n+=t[s.type==="escape"?"text":s.type](s)',
    ],
  ],
});
