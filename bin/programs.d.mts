export function findChromium(): string | null;
export function findOffice(): string | null;
export function findPoppler(name: string): string | null;
export function installFromDebian(): void;
