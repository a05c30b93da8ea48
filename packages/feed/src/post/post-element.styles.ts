import { base, skeletonStyles } from '@kith/ui';
import { css } from 'lit';
import { postStyles } from './post.styles.js';

export const postElementStyles = [
  base,
  ...postStyles,
  skeletonStyles,
  css`
    :host {
      container-type: inline-size;
    }
  `,
];
