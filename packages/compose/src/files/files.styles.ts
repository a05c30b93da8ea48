import { css } from 'lit';

export const filesStyles = css`
  .files {
    display: grid;
    gap: var(--_space-s);
    padding: 0 var(--_space-m) var(--_space-s);
  }
  .files ul {
    display: grid;
    gap: var(--_space-s);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .file {
    display: flex;
    align-items: flex-start;
    gap: var(--_space-m);
    padding: var(--_space-s);
    border: var(--_border) solid var(--_divider);
    border-radius: var(--_radius-m);
  }
  .file.refused,
  .file.gone {
    border-color: var(--_danger);
  }
  .thumb {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 3.5em;
    block-size: 3.5em;
    overflow: hidden;
    border-radius: var(--_radius-s);
    background: var(--_surface);
    color: var(--_muted);
  }
  .thumb img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .file-words {
    flex: 1;
    display: grid;
    gap: var(--_space-xs);
    min-inline-size: 0;
    line-height: 1.3;
  }
  .file-name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: var(--_strong);
  }
  .file-told {
    color: var(--_muted);
    font-size: var(--_text-s);
  }
  .file.refused .file-told {
    color: var(--_danger);
  }
  .file progress {
    inline-size: 100%;
    block-size: 0.375em;
    accent-color: var(--_link);
  }
  .file .alt {
    inline-size: 100%;
    font-size: var(--_text-s);
  }
  .file-acts {
    display: flex;
    flex: none;
  }
  @container (max-width: 26em) {
    .file {
      flex-wrap: wrap;
    }
    .file-words {
      order: 2;
      flex-basis: 100%;
    }
    .file-acts {
      margin-inline-start: auto;
    }
  }
`;
