/** The page of somebody who follows a meeting; whole without script, and then as new as its last reload. */
import type { Child } from 'hono/jsx';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent, type Problem } from '../../kernel/problem.ts';
import { get } from '../../kernel/read.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/errors.tsx';
import { Head } from '../../ui/head.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import { liveParts } from './live-parts.tsx';
import { personOf } from './mine.tsx';
import { PartsOf } from './page-parts.tsx';

export interface Live {
  ref: string;
  /** What waits on this reader; made for them alone, so no part of what is sent to all. */
  mine: Child;
  problems: readonly Problem[];
  /** What was just done, in a sentence; empty where nothing was. */
  done: string;
}

export async function livePage(tx: Tx, view: View, { ref, mine, problems, done }: Live) {
  const meeting = await get(tx, registerOf(view.site.ledger, 'meeting'), { code: view.code.id, ref, at: view.at });
  if (!meeting) throw new Absent();
  const parts = await liveParts(tx, view, ref);
  const keeps = mayKeep(view);
  return (
    <Page title={`Following ${meeting.title}`} frame={await frameOf(tx, view, 'meeting')} scripts={['live.js']}>
      <Head
        crumbs={[
          { label: 'Meetings', href: view.to('meeting') },
          { label: meeting.title, href: view.to('meeting', ref) },
          { label: 'Live' },
        ]}
        title={meeting.title}
        lead={
          <div id="live-head">
            <PartsOf parts={parts} within="live-head" />
          </div>
        }
        actions={
          <>
            <span class="live-state note" data-live-state role="status">
              Reload to see what is new
            </span>
            {keeps && <ButtonLink href={view.to('console', ref)}>Run the meeting</ButtonLink>}
          </>
        }
      />
      <ErrorSummary problems={problems} />
      {done && <Notice tone="done">{done}</Notice>}
      <div id="mine" data-mine={personOf(view) ? view.to('live', ref, 'mine') : undefined}>
        {mine}
      </div>
      <div class="two reading live" data-live={view.to('live', ref, 'events')}>
        <aside class="card" aria-label="Agenda, and who is there" id="live-side">
          <PartsOf parts={parts} within="live-side" />
        </aside>
        <article class="minutes" id="live-items">
          <PartsOf parts={parts} within="live-items" />
        </article>
      </div>
    </Page>
  );
}

/** Whether this reader runs meetings. */
export function mayKeep({ session }: Pick<View, 'session'>): boolean {
  const powers = session?.actor.powers ?? [];
  return powers.includes('*') || powers.includes('secretariat');
}
