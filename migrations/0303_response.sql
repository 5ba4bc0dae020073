-- What one respondent answered, when, and whether it may be published.
create table response (
  title text not null check (title <> ''),
  consultation text,
  party text,
  category text,
  person text,
  entered_by text,
  received_on date,
  received_at text,
  late boolean,
  confidential boolean,
  overall text,
  reply text
);
select quorate_register('response');
alter table response add check (state in ('sent', 'waiting', 'published', 'refused', 'withdrawn'));
create index on response (code, consultation) where known_to = 'infinity';
create index on response (code, party) where known_to = 'infinity';
