import { css } from 'lit';

/** How rich text reads: the measure of a book, the rhythm of the page around it, and nothing that breaks out. */
export const richTextStyles = css`
  .rich-text {
    max-inline-size: 72ch;
    overflow-wrap: anywhere;
  }
  .rich-text.plain,
  .rich-text .plain {
    white-space: pre-line;
  }
  .rich-text > :first-child {
    margin-block-start: 0;
  }
  .rich-text > :last-child {
    margin-block-end: 0;
  }
  .rich-text :is(p, ul, ol, blockquote, pre, .scroll, .plain, h4, h5, h6) {
    margin-block: 0 var(--_space-m);
  }
  .rich-text :is(ul, ol) {
    padding-inline-start: 1.5em;
  }
  .rich-text :is(h4, h5, h6) {
    margin-block-start: var(--_space-l);
    font-family: var(--_heading);
    font-size: 1em;
    font-weight: var(--_strong);
  }
  .rich-text h4 {
    font-size: var(--_text-l);
  }
  .rich-text blockquote {
    margin-inline: 0;
    padding-inline-start: var(--_space-m);
    border-inline-start: 3px solid var(--_divider);
    color: var(--_muted);
  }
  .rich-text :is(code, kbd) {
    padding: 0.1em 0.3em;
    border-radius: var(--_radius-s);
    background: var(--_surface);
    font-size: 0.9em;
  }
  .rich-text pre {
    overflow-x: auto;
    padding: var(--_space-m);
    border-radius: var(--_radius-m);
    background: var(--_surface);
  }
  .rich-text pre code {
    padding: 0;
    background: none;
  }
  .rich-text img {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: var(--_radius-m);
  }
  .rich-text .scroll {
    max-inline-size: 100%;
    overflow-x: auto;
  }
  .rich-text table {
    border-collapse: collapse;
    /* Words keep their length: a wide table scrolls. */
    overflow-wrap: normal;
  }
  .rich-text .task {
    list-style: none;
  }
  .rich-text .task [role='img'] {
    margin-inline-start: -1.5em;
    margin-inline-end: var(--_space-xs);
  }
  .rich-text .image {
    max-inline-size: 100%;
    min-block-size: 44px;
    padding: var(--_space-s) var(--_space-m);
    border: var(--_border) dashed var(--_control);
    border-radius: var(--_radius-m);
    background: var(--_surface);
    color: var(--_link);
    font: inherit;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .rich-text :is(th, td) {
    padding: var(--_space-xs) var(--_space-s);
    border: 1px solid var(--_divider);
    text-align: start;
  }
  .rich-text hr {
    border: 0;
    border-block-start: 1px solid var(--_divider);
  }
  @media (forced-colors: active) {
    .rich-text pre,
    .rich-text :not(pre) > :is(code, kbd) {
      border: 1px solid;
    }
  }
`;
