/** Who is asking, and what they may see and do. PostgreSQL enforces the sight; this only carries the claims. */
import type { Label, Level } from './define.ts';

/** Somebody's eyes: their clearance by governance group, `<code>/<group>` → highest level; `*` stands for every group. */
export interface Reader {
  /** Without an account: level 0 only, whatever the clearance says. */
  public: boolean;
  clearance: Readonly<Record<string, Level>>;
}

/** Somebody who acts: eyes, a name for the record, and powers. */
export interface Actor extends Reader {
  /** As the record will show it: "Meeting secretary", never an address or token. */
  name: string;
  /** Powers of bodies and posts, as named by moves; `*` stands for every power (the first administrator). */
  powers: readonly string[];
}

export const everyone: Reader = { public: true, clearance: {} };

export function mayMake(actor: Actor, by: readonly string[]): boolean {
  return actor.powers.includes('*') || by.some((power) => actor.powers.includes(power));
}

export function maySee(reader: Reader, code: string, label: Label): boolean {
  if (label.level === 0) return true;
  if (reader.public) return false;
  return label.level <= (reader.clearance[`${code}/${label.group}`] ?? reader.clearance['*'] ?? 0);
}

/** The sentence behind "why can I see this". */
export function whySeen(reader: Reader, code: string, label: Label, levelName: (level: Level) => string): string {
  if (label.level === 0) return `It is classified ${levelName(0)}: anyone may read it.`;
  if (!maySee(reader, code, label)) return 'You may not see it.';
  const level = reader.clearance[`${code}/${label.group}`];
  return level === undefined
    ? `It is classified ${levelName(label.level)}; your account may read every group up to ${levelName(reader.clearance['*'] ?? 0)}.`
    : `It is classified ${levelName(label.level)} for the group ${label.group}, in which you may read up to ${levelName(level)}.`;
}
