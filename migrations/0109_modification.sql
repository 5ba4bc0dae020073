-- Proposals to change the code, from the form to the day the new text is in force, or to where they stopped.
create table modification (
  title text not null check (title <> ''),
  proposer text,
  path text,
  raised_on date,
  reasons text,
  decided_on date,
  implements_on date,
  release text,
  last_meeting text
);
select quorate_register('modification');
alter table modification add check (state in ('known', 'raised', 'refinement', 'returned', 'consultation', 'vote', 'authority', 'approved', 'implemented', 'rejected', 'withdrawn'));
create index on modification (code, proposer) where known_to = 'infinity';
create index on modification (code, last_meeting) where known_to = 'infinity';
