/** Custom properties by name, with what each is set to. */
export type Tokens = Readonly<Record<string, string>>;

/** The ready themes, each loaded on use: nothing of them is there before. */
export const themes: Readonly<Record<'plain' | 'paper' | 'high-contrast' | 'riso', () => Promise<Tokens>>> = {
  plain: async () => (await import('./tokens/plain.js')).tokens,
  paper: async () => (await import('./tokens/paper.js')).tokens,
  'high-contrast': async () => (await import('./tokens/high-contrast.js')).tokens,
  riso: async () => (await import('./tokens/riso.js')).tokens,
};

export type ThemeName = keyof typeof themes;

export function isThemeName(name: string): name is ThemeName {
  return Object.hasOwn(themes, name);
}
