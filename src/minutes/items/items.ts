/** One item of business: its decisions, actions, reports on earlier actions, and what is left as narrative. */
import { type ListRead, readActionList } from '../actions/action-lists.ts';
import { readActionTables, readFlatUpdates, readListedUpdates } from '../actions/action-tables.ts';
import { readActions } from '../actions/actions.ts';
import type { RawAction } from '../actions/raw-action.ts';
import { labelOf } from '../layout/labels.ts';
import { restoreBullets } from '../layout/lost-bullets.ts';
import type { ItemSection } from '../layout/sections.ts';
import type { Block } from '../paragraph.ts';
import type { DecisionFact, Found, UpdateFact } from '../proposal.ts';
import type { Style } from '../style.ts';
import { readDecisions } from './decisions.ts';
import { spreadDecisions } from './spread-decisions.ts';

export interface ItemRead {
  section: ItemSection;
  decisions: Found<DecisionFact>[];
  actions: RawAction[];
  /** Actions of an item that is itself a list of them: others' actions again, or new ones. */
  listedActions: RawAction[];
  updates: Found<UpdateFact>[];
  /** In the order printed. */
  narrative: Block[];
  /** Bullets that stand in a decision too, so that the item's own narrative need not repeat them. */
  listed: Set<Block>;
}

export interface ItemSetting {
  style: Style;
  /** ISO day of the meeting. */
  day: string | null;
  /** Paragraphs that belong to the attendance. */
  stranded: ReadonlySet<Block>;
  /** What those present are called by, lower case. */
  names: ReadonlySet<string>;
}

/** "5. Action items" and its bullets. */
function listIn(section: ItemSection, blocks: Block[], setting: ItemSetting): Pick<ListRead, 'actions' | 'used'> {
  const label = labelOf(section.title, setting.style);
  if (label?.part !== 'actions') return { actions: [], used: new Set() };
  const bullets = blocks.filter(
    (block) => block.kind === 'bullet' || (block.kind === 'text' && block.text.length < 160),
  );
  return readActionList({ ...label, heading: section.heading, blocks: bullets }, { ...setting, fresh: true });
}

/** Reads one item; `stranded` paragraphs belong to the attendance. */
export function readItem(section: ItemSection, setting: ItemSetting): ItemRead {
  const context = {
    style: setting.style,
    item: section.number,
    title: section.title,
    day: setting.day,
    names: setting.names,
  };
  const body = restoreBullets(section.body.filter((block) => !setting.stranded.has(block)));
  const fresh = /\bnew actions?\b|\bactions? (?:arising|agreed|from this meeting)\b/i.test(section.title);
  const tables = readActionTables(body, { ...context, fresh });
  const untabled = body.filter((block) => !tables.used.has(block));
  const flat = readFlatUpdates(untabled, context);
  const loose = untabled.filter((block) => !flat.used.has(block));
  const reported = readListedUpdates(loose, section.title, context);
  const open = loose.filter((block) => !reported.used.has(block));
  const list = listIn(section, open, setting);
  const boxes = readActions(
    open.filter((block) => !list.used.has(block)),
    context,
  );
  const housed = setting.style.house.action.length > 0;
  const decided = readDecisions(housed ? boxes.rest : spreadDecisions(boxes.rest, setting.style), setting.style);
  return {
    section,
    decisions: decided.decisions,
    actions: [...boxes.actions, ...tables.actions],
    listedActions: list.actions.map((action) => ({ ...action, item: section.number })),
    updates: [...tables.updates, ...flat.updates, ...reported.updates],
    narrative: decided.rest.filter((block) => block.text !== ''),
    listed: new Set(decided.listed),
  };
}
