// The house's own lint rules, for what no published plugin checks. Each is tried in rules.test.mjs.
import { TemplateAnalyzer } from 'eslint-plugin-lit/lib/template-analyzer.js';
import { cssFindings } from './css.mjs';

const holders = /\{\{__Q:\d+__\}\}|__Q:?\d+__|\{\{[^}]*\}\}/g;
const hasWords = (text) => /\p{L}{2,}/u.test(text.replace(holders, ' ').replace(/&\w+;/g, ' '));
/** Attributes whose value a visitor sees or hears. */
const spoken = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'label',
  'placeholder',
  'title',
]);
const silent = new Set(['style', 'script', 'template']);

const isTag = (node, name) => node.tag.type === 'Identifier' && node.tag.name === name;

const noLiteralText = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { literal: 'Visitors read “{{text}}”: it belongs in the messages, so that it can be translated.' },
  },
  create(context) {
    return {
      TaggedTemplateExpression(node) {
        if (!isTag(node, 'html')) return;
        const analyzer = TemplateAnalyzer.create(node);
        const report = (text, loc) =>
          context.report({
            loc: loc ?? node.loc,
            messageId: 'literal',
            data: { text: text.replace(holders, '…').trim().slice(0, 40) },
          });
        analyzer.traverse({
          enterTextNode(text, parent) {
            if (parent && silent.has(parent.name)) return;
            if (hasWords(text.data))
              report(text.data, analyzer.resolveLocation(text.sourceCodeLocation, context.sourceCode));
          },
          enterElement(element) {
            for (const [name, value] of Object.entries(element.attribs)) {
              if (spoken.has(name) && hasWords(value)) {
                report(value, analyzer.getLocationForAttribute(element, name, context.sourceCode));
              }
            }
          },
        });
      },
    };
  },
};

const noInlineStyle = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      style:
        'A style attribute breaks a strict Content-Security-Policy: use a class, a part or a property set through CSSOM.',
    },
  },
  create(context) {
    return {
      TaggedTemplateExpression(node) {
        if (!isTag(node, 'html') && !isTag(node, 'svg')) return;
        const analyzer = TemplateAnalyzer.create(node);
        analyzer.traverse({
          enterElement(element) {
            if (!('style' in element.attribs)) return;
            context.report({
              loc: analyzer.getLocationForAttribute(element, 'style', context.sourceCode) ?? node.loc,
              messageId: 'style',
            });
          },
        });
      },
    };
  },
};

const themedCss = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      rem: '{{text}} follows the page’s root font size: derive lengths from em or --kith-font-size.',
      physical:
        '“{{text}}” does not turn with the writing direction: use the logical property (inline-start, inline-end).',
      colour: '“{{text}}” is a colour of its own: use a --kith-color-* token (its literal fallback goes inside var()).',
    },
  },
  create(context) {
    return {
      TaggedTemplateExpression(node) {
        if (!isTag(node, 'css')) return;
        // An expression stands as long as it is in the source, so that positions stay true.
        const start = node.quasi.range[0] + 1;
        let text = '';
        for (const quasi of node.quasi.quasis) {
          text = text.padEnd(quasi.range[0] + 1 - start) + quasi.value.raw;
        }
        for (const { kind, text: found, index } of cssFindings(text)) {
          context.report({
            loc: {
              start: context.sourceCode.getLocFromIndex(start + index),
              end: context.sourceCode.getLocFromIndex(start + index + found.length),
            },
            messageId: kind,
            data: { text: found },
          });
        }
      },
    };
  },
};

export const kith = {
  meta: { name: 'kith' },
  rules: { 'no-literal-text': noLiteralText, 'no-inline-style': noInlineStyle, 'themed-css': themedCss },
};
