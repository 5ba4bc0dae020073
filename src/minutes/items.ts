/** One item of business: its decisions, actions, reports on earlier actions, and what is left as narrative. */
import { readActionTables, readFlatUpdates, readListedUpdates } from './action-tables.ts';
import { readActions } from './actions.ts';
import { readDecisions } from './decisions.ts';
import { restoreBullets } from './lost-bullets.ts';
import type { Block } from './paragraph.ts';
import type { DecisionFact, Found, UpdateFact } from './proposal.ts';
import type { RawAction } from './raw-action.ts';
import type { ItemSection } from './sections.ts';
import type { Style } from './style.ts';

export interface ItemRead {
  section: ItemSection;
  decisions: Found<DecisionFact>[];
  actions: RawAction[];
  updates: Found<UpdateFact>[];
  /** In the order printed. */
  narrative: Block[];
  /** Bullets that stand in a decision too, so that the item's own narrative need not repeat them. */
  listed: Set<Block>;
}

/** Reads one item; `stranded` paragraphs belong to the attendance. */
export function readItem(
  section: ItemSection,
  setting: { style: Style; day: string | null; stranded: ReadonlySet<Block>; names: ReadonlySet<string> },
): ItemRead {
  const context = { style: setting.style, item: section.number, day: setting.day, names: setting.names };
  const body = restoreBullets(section.body.filter((block) => !setting.stranded.has(block)));
  const fresh = /\bnew actions?\b|\bactions? (?:arising|agreed|from this meeting)\b/i.test(section.title);
  const tables = readActionTables(body, { ...context, fresh });
  const untabled = body.filter((block) => !tables.used.has(block));
  const flat = readFlatUpdates(untabled, context);
  const loose = untabled.filter((block) => !flat.used.has(block));
  const reported = readListedUpdates(loose, section.title, context);
  const boxes = readActions(
    loose.filter((block) => !reported.used.has(block)),
    context,
  );
  const decided = readDecisions(boxes.rest, setting.style);
  return {
    section,
    decisions: decided.decisions,
    actions: [...boxes.actions, ...tables.actions],
    updates: [...tables.updates, ...flat.updates, ...reported.updates],
    narrative: decided.rest.filter((block) => block.text !== ''),
    listed: new Set(decided.listed),
  };
}
