-- Questions and difficulties raised before anyone proposes a change, and what became of each.
create table issue (
  title text not null check (title <> ''),
  description text,
  raised_by text,
  raised_on date,
  body text,
  owner text,
  answer_by date,
  outcome text,
  modification text,
  last_meeting text
);
select quorate_register('issue');
alter table issue add check (state in ('open', 'referred', 'resolved', 'modification', 'closed'));
create index on issue (code, raised_by) where known_to = 'infinity';
create index on issue (code, modification) where known_to = 'infinity';
create index on issue (code, last_meeting) where known_to = 'infinity';
