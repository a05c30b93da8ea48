export type EngineName = 'chromium' | 'firefox' | 'webkit';
export const engineNames: readonly EngineName[];
export const chromiumFlags: string[];
export function findBrowser(name: EngineName): string | undefined;
export function adviceFor(name: EngineName): string;
export function webkitBrowser(): string | undefined;
export function installPackages(packages: readonly string[], log?: (line: string) => void): Promise<boolean>;
export function provision(names?: readonly EngineName[], log?: (line: string) => void): Promise<readonly EngineName[]>;
