import { base, iconStyles, skeletonStyles } from '@kith/ui';
import { css } from 'lit';
import { eventCardStyles } from '../occasion/event-card.styles.js';

export const nextEventStyles = [
  base,
  iconStyles,
  skeletonStyles,
  ...eventCardStyles,
  css`
    .countdown {
      margin: var(--_space-s) 0 0;
      font-weight: var(--_strong);
      font-variant-numeric: tabular-nums;
    }
    .none {
      margin: 0;
      color: var(--_muted);
    }
  `,
];
