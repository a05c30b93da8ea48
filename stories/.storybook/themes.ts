export const themes: Readonly<Record<string, string>> = { plain: '' };
export function applyTheme(_name: string): void {}
