/** Origins and what a change touches, as pages say them. */
import type { BoardChange, Origin } from '../../releasing/board.ts';

export const originWords: Readonly<Record<Origin, string>> = {
  government: 'Government-led',
  operator: 'Internal to the operator',
  modification: 'Modification',
};

export const touchWords: Readonly<Record<string, string>> = {
  text: 'Text only',
  systems: 'Systems',
  devices: 'Devices',
};

/** "Modification, touches systems." */
export function nameOfKind({ origin, touches }: Pick<BoardChange, 'origin' | 'touches'>): string {
  const what = touches ? `, touches ${(touchWords[touches] ?? touches).toLowerCase()}` : '';
  return `${originWords[origin]}${what}.`;
}
