// Takes the layout of the source out of `css`, `html` and `svg` templates: comments and runs of white space, nothing that
// means something. No parser of CSS or HTML is at work, so no syntax is too new for it; brotli does the rest.

const commentsAndStrings = /\/\*[\s\S]*?\*\/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;

/** @param {string} css - A piece of a style sheet, cut anywhere by an expression. */
export function tightCss(css) {
  const strings = [];
  return css
    .replace(commentsAndStrings, (text) => (text.startsWith('/*') ? ' ' : `\u0001${strings.push(text) - 1}\u0001`))
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;\}/g, '}')
    .replace(/\u0001(\d+)\u0001/g, (_, index) => strings[index]);
}

/** @param {string} html - A piece of markup. Runs of white space become one space, which may separate words. */
export function tightHtml(html) {
  return html.replace(/<!--(?!\?)[\s\S]*?-->/g, '').replace(/\s+/g, ' ');
}

const tighten = { css: tightCss, html: tightHtml, svg: tightHtml };

/** Runs on JavaScript: after TypeScript is gone. */
export function tightLiterals() {
  return {
    name: 'kith-tight-literals',
    transform(code, id) {
      if (!id.includes('/packages/') || !/\b(?:css|html|svg)`/.test(code)) return null;
      const edits = [];
      visit(this.parse(code), (node) => {
        const tight =
          node.type === 'TaggedTemplateExpression' && Object.hasOwn(tighten, node.tag.name) && tighten[node.tag.name];
        if (!tight) return;
        for (const { start, end } of node.quasi.quasis) edits.push({ start, end, text: tight(code.slice(start, end)) });
      });
      let result = code;
      for (const { start, end, text } of edits.sort((a, b) => b.start - a.start))
        result = result.slice(0, start) + text + result.slice(end);
      return { code: result, map: null };
    },
  };
}

function visit(node, look) {
  look(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (typeof child?.type === 'string') visit(child, look);
  }
}
