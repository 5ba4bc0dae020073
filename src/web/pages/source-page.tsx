/** An accepted document, with the passages that records were read from; where an import can be withdrawn. */
import { sql } from 'kysely';
import type { Tx } from '../../kernel/db.ts';
import type { Passage } from '../../kernel/define.ts';
import type { Source } from '../../minutes/sources.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { LevelChip } from '../../ui/chip.tsx';
import { InstantText } from '../../ui/day.tsx';
import { Head } from '../../ui/head.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Notice, Will } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import { MarkedDocument } from './marked-document.tsx';

interface EntryLine {
  seq: number;
  register: string;
  ref: string;
  payload: string | null;
}

export async function sourcePage(tx: Tx, view: View, source: Source) {
  const { rows } = await sql<EntryLine>`select seq, register, ref, payload from log_entry
    where decision = ${source.decision} and withdraws is null order by seq`.execute(tx);
  const marks = rows.flatMap(({ seq, register, ref, payload }) => {
    const passage = (JSON.parse(payload ?? '{}') as { passage?: Passage | null }).passage;
    if (!passage || passage.source !== source.document.sha256) return [];
    const title = `${view.site.ledger.registers.get(register)?.title[0] ?? register} ${ref}`;
    return [{ id: `e${seq}`, look: lookOf(register), span: passage, href: view.to(register, ref), title }];
  });
  const { document, label } = source;
  return (
    <Page title={document.name} frame={await frameOf(tx, view, 'import')}>
      <Head
        crumbs={[{ label: 'Imports', href: view.to('import') }, { label: document.name }]}
        title={document.name}
        lead={
          <>
            <LevelChip level={label.level} name={view.code.levels[label.level].name} />
            <span>
              received <InstantText instant={source.received} /> from {source.receivedBy}. SHA-256{' '}
              <code title={document.sha256}>{document.sha256.slice(0, 16)}…</code>
            </span>
          </>
        }
        actions={source.decision && <ButtonLink href={view.to('log', source.decision)}>What it changed</ButtonLink>}
      />
      {source.state === 'withdrawn' && (
        <Notice tone="warn">This import was withdrawn: the registers no longer rest on it.</Notice>
      )}
      {view.session && source.state === 'accepted' && (
        <details class="withdraw">
          <summary>Withdraw this import</summary>
          <form method="post" action={view.to('source', document.sha256, 'withdraw')}>
            <Csrf token={view.session.csrf} />
            <Will
              effects={[
                `take back all ${rows.length} changes that came from this document`,
                'keep the document itself to the secretariat from now on',
                'leave the import, the words of each of its changes and the withdrawal in the log, for all who may read them today',
                'let the document, or another text of the same meeting, be imported again',
              ]}
            >
              <Button weight="stop">Withdraw it</Button>
            </Will>
          </form>
        </details>
      )}
      <MarkedDocument text={document.text} marks={marks} anchor={(id) => id} />
    </Page>
  );
}

const looks: Readonly<Record<string, string>> = {
  // An item holds all that was said under it: marked like the rest, it would be the whole page.
  item: 'plain',
  decision: 'decision',
  action: 'action',
  attendance: 'person',
  person: 'person',
  party: 'party',
  modification: 'record',
  risk: 'record',
  assessment: 'record',
  variation: 'record',
};

const lookOf = (register: string) => looks[register] ?? 'other';
