// Written by build.mjs from tokens/: change it there.
export const tokens: Readonly<Record<string, string>> = {
  '--kith-color-accent': 'light-dark(#2f5fd0, #93b4ff)',
  '--kith-color-positive': 'light-dark(#17693a, #6fd39a)',
  '--kith-color-warning': 'light-dark(#855000, #f0bd5e)',
  '--kith-color-danger': 'light-dark(#b3261e, #ff9a92)',
  '--kith-text-s': '0.875em',
  '--kith-text-m': '1em',
  '--kith-text-l': '1.125em',
  '--kith-text-xl': '1.5em',
  '--kith-weight-strong': '600',
  '--kith-line-height': '1.5',
  '--kith-density': '1',
  '--kith-padding': '0px',
  '--kith-roundness': '1',
  '--kith-border-width': '1px',
  '--kith-duration': '150ms',
};
