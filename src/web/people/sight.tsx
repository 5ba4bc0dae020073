/** What somebody may see, in few words: the highest class of each body that stands out, and the rest together. */
import { bodyName } from '../../codes/body.ts';
import type { Code } from '../../codes/code.ts';
import type { Level } from '../../kernel/define.ts';
import { LevelChip } from '../../ui/chip.tsx';

export interface Seen {
  level: Level;
  /** References of bodies; empty stands for every other, or for all. */
  groups: string[];
}

/** Highest first. Bodies that are open no further than the rest are not named. */
export function seenBy(opens: Readonly<Record<string, Level>>, groups: readonly string[]): Seen[] {
  const levelOf = (group: string) => opens[group] ?? opens['*'] ?? 0;
  const base = Math.min(...groups.map(levelOf)) as Level;
  const levels = ([3, 2, 1] as const).filter((level) => level > base);
  const named = levels
    .map((level) => ({ level, groups: groups.filter((group) => levelOf(group) === level) }))
    .filter((one) => one.groups.length > 0);
  return base > 0 ? [...named, { level: base, groups: [] }] : named;
}

/** Levels by body, without the code before each. */
export function withoutCode(code: string, clearance: Readonly<Record<string, Level>>): Record<string, Level> {
  return Object.fromEntries(
    Object.entries(clearance).flatMap(([key, level]) =>
      key === '*' ? [[key, level]] : key.startsWith(`${code}/`) ? [[key.slice(code.length + 1), level]] : [],
    ),
  );
}

interface SightProps {
  code: Code;
  opens: Readonly<Record<string, Level>>;
  groups: readonly string[];
}

export function Sight({ code, opens, groups }: SightProps) {
  const seen = seenBy(opens, groups);
  if (seen.length === 0) return <span class="none">What is public</span>;
  return (
    <ul class="sight">
      {seen.map(({ level, groups: named }) => (
        <li>
          <LevelChip level={level} name={code.levels[level].name} meaning={code.levels[level].meaning} />{' '}
          {named.length > 0
            ? named.map((group) => bodyName(code, group)).join(', ')
            : seen.length > 1
              ? 'elsewhere'
              : 'of every body'}
        </li>
      ))}
    </ul>
  );
}

/** The same as words of a sentence: "Amber of the Board and Green elsewhere". */
export function sightInWords({ code, opens, groups }: SightProps): string {
  const seen = seenBy(opens, groups).map(({ level, groups: named }, _, all) => {
    const where =
      named.length > 0
        ? `of ${named.map((group) => bodyName(code, group)).join(', ')}`
        : all.length > 1
          ? 'elsewhere'
          : 'of every body';
    return `${code.levels[level].name} ${where}`;
  });
  return seen.length > 0 ? seen.join(' and ') : 'what is public only';
}
