-- What a respondent answered to one question, and the reply.
create table answer (
  title text not null check (title <> ''),
  response text,
  consultation text,
  question text,
  category text,
  chosen text,
  reasoning text,
  confidential boolean,
  reply text,
  replied_on date
);
select quorate_register('answer');
alter table answer add check (state in ('given', 'withdrawn'));
create index on answer (code, response) where known_to = 'infinity';
create index on answer (code, consultation) where known_to = 'infinity';
