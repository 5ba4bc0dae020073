-- How one voter voted, and why. In a secret vote it says only that they voted.
create table ballot (
  title text not null check (title <> ''),
  vote text,
  person text,
  category text,
  stands_for text,
  position text check (position in ('for', 'against', 'abstain', 'voted')),
  reason text
);
select quorate_register('ballot');
alter table ballot add check (state in ('cast', 'withdrawn'));
