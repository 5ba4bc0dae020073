/** For who cannot answer: whom the consultation asks, and what they can do. */
import { audienceWords } from '../../consulting/audience.ts';
import { consulted } from '../../consulting/rows.ts';
import type { Tx } from '../../kernel/db.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Head } from '../../ui/head.tsx';
import { Page } from '../../ui/page.tsx';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';
import { Deadline } from './deadline.tsx';
import { keepsConsultations } from './sent.ts';

export async function noSpeakerPage(tx: Tx, view: View, ref: string) {
  const { consultation } = await consulted(tx, view.site.ledger, { code: view.code, ref, at: view.at });
  const back = view.to('consultation', ref);
  return (
    <Page title={`Answer ${ref}`} frame={await frameOf(tx, view, 'consultation')}>
      <Head
        crumbs={[
          { label: 'Consultations', href: view.to('consultation') },
          { label: ref, href: back },
          { label: 'Answer' },
        ]}
        title={consultation.title}
        lead={<Deadline view={view} consultation={consultation} />}
      />
      <section class="card">
        <h2>{view.session ? 'You answer for no party' : 'Sign in to answer'}</h2>
        <p>
          This is asked of {audienceWords(consultation.fields.audience)}, and answered by each party’s contact.{' '}
          {view.session
            ? 'Nobody is on record as a party’s contact under your name. Ask the administrator to record you as its contact.'
            : 'If you are one, sign in; the link you get leads back here.'}
        </p>
        <div class="acts">
          {!view.session && (
            <ButtonLink weight="go" href={`/sign-in?next=${encodeURIComponent(view.to('consulting', 'respond', ref))}`}>
              Sign in
            </ButtonLink>
          )}
          {keepsConsultations(view) && (
            <ButtonLink href={view.to('consulting', 'analysis', ref)}>Enter an answer for somebody</ButtonLink>
          )}
          <ButtonLink href={back}>Read the questions</ButtonLink>
        </div>
      </section>
    </Page>
  );
}
