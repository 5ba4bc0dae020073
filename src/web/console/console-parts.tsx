import type { Tx } from '../../kernel/db.ts';
import type { Part } from '../live/page-parts.tsx';
import type { View } from '../view.ts';

export interface ConsoleAsked {
  ref: string;
  item: string;
  following: readonly { name: string | null; page: string }[];
}

export async function consoleParts(_tx: Tx, _view: View, _asked: ConsoleAsked): Promise<Part[]> {
  return [];
}
