-- Our own consultations and those of others that we answer: who asks, until when, and what was said.
create table consultation (
  title text not null check (title <> ''),
  issuer text,
  opens_on date,
  closes_on date,
  closes_at text check (closes_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  modification text,
  owner text,
  position text,
  last_meeting text
);
select quorate_register('consultation');
alter table consultation add check (state in ('known', 'planned', 'open', 'closed', 'concluded', 'dropped'));
create index on consultation (code, modification) where known_to = 'infinity';
create index on consultation (code, last_meeting) where known_to = 'infinity';
