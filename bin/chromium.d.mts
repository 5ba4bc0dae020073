export function findChromium(): string | null;
export function installFromDebian(): void;
