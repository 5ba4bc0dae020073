/** The undertaking that opens what a body holds most closely, to be read and signed. */
import { bodyName } from '../../codes/body.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import type { Problem } from '../../kernel/problem.ts';
import { get } from '../../kernel/read.ts';
import { undertaking } from '../../people/declare.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { LevelChip } from '../../ui/chip.tsx';
import { ErrorSummary, problemOf } from '../../ui/errors.tsx';
import { FormField } from '../../ui/field.tsx';
import { Head } from '../../ui/head.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Notice, Will } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { frameOf } from '../frame.ts';
import type { View } from '../view.ts';

export interface DeclareShown {
  body: string;
  version: string;
  /** Signed already, in this version. */
  signed: boolean;
  problems: readonly Problem[];
}

export async function declarePage(tx: Tx, view: View, { body, version, signed, problems }: DeclareShown) {
  const { code, session } = view;
  const name = bodyName(code, body);
  const top = code.levels[3];
  const policy = code.access?.declaration?.document ?? '';
  const at = { day: view.asAt.today, known: null };
  // A policy may be in force of which no record holds more than its name in the settings.
  const known = await get(tx, registerOf(view.site.ledger, 'document'), { code: code.id, ref: policy, at });
  const clause = code.access?.declaration?.words.clause;
  return (
    <Page title={`Declaration, ${name}`} frame={await frameOf(tx, view, 'access/mine')}>
      <Head
        crumbs={[{ label: 'My access', href: view.to('access/mine') }, { label: 'Declaration' }]}
        title={`Declaration for ${name}`}
        lead={
          <>
            <LevelChip level={3} name={top.name} meaning={top.meaning} />
            <span>
              Version {version} of the {known ? <a href={view.to('document', policy)}>policy</a> : 'policy'}
              {clause && `, under ${clause}`}
            </span>
          </>
        }
      />
      <ErrorSummary problems={problems} />
      <div class="undertaking">
        {undertaking(code, { body: name, version, day: view.asAt.today }).map((paragraph) => (
          <p>{paragraph}</p>
        ))}
        <p class="signature">{session?.actor.name}</p>
      </div>
      {signed ? (
        <Notice tone="done">
          You have signed this version. <a href={view.to('access/mine')}>Back to my access</a>.
        </Notice>
      ) : (
        <form method="post" action={view.to('access/declare', body)} class="narrow">
          <Csrf token={session?.csrf ?? ''} />
          <FormField
            name="agree"
            field={{ label: 'I have read this and declare it', kind: 'flag' }}
            value={false}
            problem={problemOf(problems, 'agree')}
          />
          <Will
            effects={[
              `put on record that you signed on this day, for ${name} and version ${version} of the policy; its members see that you did`,
              `open to you what ${name} classifies ${top.name}, for as long as your seat or post lasts and this version stands`,
            ]}
          >
            <Button weight="go">Sign the declaration</Button>
            <ButtonLink href={view.to('access/mine')}>Not now</ButtonLink>
          </Will>
        </form>
      )}
    </Page>
  );
}
