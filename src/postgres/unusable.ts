/** Why a database cannot be used, in a sentence; `null` for what is a fault of ours. */
import { Refused } from '../kernel/problem.ts';

const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing answers there. Start it, or mend DATABASE_URL.',
  ENOENT: 'Nothing answers there. Start it, or mend DATABASE_URL.',
  ENOTFOUND: 'There is no machine of that name. Mend DATABASE_URL.',
  EAI_AGAIN: 'The name of its machine cannot be looked up just now. Try again, or mend DATABASE_URL.',
  ETIMEDOUT: 'It does not answer. Check that this machine may reach it.',
  '28P01': 'It does not take this name and password. Mend DATABASE_URL.',
  '28000': 'It does not take this name. Mend DATABASE_URL.',
  '3D000': 'It has no database of that name. Make one (createdb), or mend DATABASE_URL.',
  '42501': 'This account may not make tables and roles there. Give it CREATEROLE and a database of its own.',
  '53300': 'It has no connection left. Try again when others have closed theirs.',
  '57P03': 'It is starting up. Try again in a moment.',
};

/** `shown` is the address without its password. */
export function unusable(error: unknown, shown: string): Refused | null {
  const found = (error as { code?: string; errors?: { code?: string }[] }) ?? {};
  const sentence = sentences[found.code ?? ''] ?? sentences[found.errors?.[0]?.code ?? ''];
  return sentence ? new Refused(`The database ${shown} cannot be used. ${sentence}`) : null;
}
