/** Lists of actions that stand apart from the items: "New actions", "Action log". */

import type { Section } from '../layout/sections.ts';
import type { Block } from '../paragraph.ts';
import { readDue, readOwner } from '../people/owners.ts';
import type { Found, UpdateFact } from '../proposal.ts';
import type { Style } from '../style.ts';
import { readActionTables, readFlatUpdates } from './action-tables.ts';
import { readActions } from './actions.ts';
import { ownerAmong, type RawAction } from './raw-action.ts';

export interface ListRead {
  actions: RawAction[];
  updates: Found<UpdateFact>[];
  used: Set<Block>;
}

const listed = /^(?<ref>(?:[A-Z]{0,6}[ -]?)?\d{1,4}(?:[./-]\d{1,4}){0,3})[.):]?\s+(?<rest>\S.*)$/;

/** Reads one such list. Its bullets and numbered lines are actions whatever their form. */
export function readActionList(
  section: Section,
  setting: { style: Style; day: string | null; fresh: boolean; names: ReadonlySet<string> },
): ListRead {
  const context = { style: setting.style, item: null, day: setting.day, names: setting.names };
  const tables = readActionTables(section.blocks, { ...context, fresh: setting.fresh });
  const flat = readFlatUpdates(
    section.blocks.filter((block) => !tables.used.has(block)),
    context,
  );
  const used = new Set([...tables.used, ...flat.used]);
  const boxes = readActions(
    section.blocks.filter((block) => !used.has(block)),
    context,
  );
  const actions = [...tables.actions];
  for (const block of section.blocks) if (!used.has(block) && !boxes.rest.includes(block)) used.add(block);
  actions.push(...boxes.actions);
  for (const block of boxes.rest) {
    const numbered = listed.exec(block.text);
    const line = block.kind === 'bullet' || numbered !== null || (block.kind === 'text' && block.text.length < 300);
    if (
      !line ||
      block.kind === 'row' ||
      /^(?:none|no (?:new )?actions?|n\/a)\b/i.test(block.text) ||
      /:$/.test(block.text)
    )
      continue;
    const words = numbered?.groups?.rest ?? block.text;
    const owned = ownerAmong(words, context) ?? readOwner(words, setting.style);
    // A paragraph with neither number, bullet nor owner is prose that follows the list.
    if (block.kind !== 'bullet' && !numbered && (owned.owner === null || tables.actions.length > 0)) continue;
    const text = owned.text.replace(/[\s.;]+$/, '');
    const ref = numbered?.groups?.ref && /[./-]|[A-Z]/.test(numbered.groups.ref) ? numbered.groups.ref : null;
    const dated = readDue(words, setting.day);
    actions.push({
      ref,
      owner: owned.owner,
      text,
      ...dated,
      item: null,

      spans: block.spans,
      sure: 'likely',
    });
    used.add(block);
  }
  return { actions, updates: [...tables.updates, ...flat.updates], used };
}
