-- Policies, terms of reference, procedures, reports and papers, with the decision behind every version.
create table document (
  title text not null check (title <> ''),
  kind text check (kind in ('policy', 'terms', 'procedure', 'report', 'budget', 'guidance', 'paper', 'other')),
  body text,
  version text,
  changed_on date,
  note text,
  last_meeting text
);
select quorate_register('document');
alter table document add check (state in ('known', 'draft', 'issued', 'approved', 'superseded'));
create index on document (code, last_meeting) where known_to = 'infinity';
