import { css } from 'lit';

/** For long words, of which the beginning is shown. */
export const foldStyles = css`
  .folded {
    max-block-size: 24em;
    overflow: hidden;
    mask-image: linear-gradient(CanvasText calc(100% - 4em), transparent);
  }
  @media print {
    .folded {
      max-block-size: none;
      mask-image: none;
    }
  }
`;
