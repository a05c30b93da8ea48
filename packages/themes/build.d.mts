export const themeNames: readonly string[];
export function themeTokens(theme: string): Promise<Readonly<Record<string, string>>>;
export function build(): Promise<ReadonlyMap<string, string>>;
