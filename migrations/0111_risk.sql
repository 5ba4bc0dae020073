-- What could go wrong for the code, how likely and how grave, in the exact words the body approved.
create table risk (
  title text not null check (title <> ''),
  wording text,
  body text,
  owner text,
  likelihood integer check (likelihood between 1 and 5),
  impact integer check (impact between 1 and 5),
  target_score integer check (target_score between 1 and 25),
  mitigation text,
  review_on date,
  last_meeting text
);
select quorate_register('risk');
alter table risk add check (state in ('open', 'proposed', 'closed'));
create index on risk (code, last_meeting) where known_to = 'infinity';
