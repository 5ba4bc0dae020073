-- A question put to the vote, in a meeting or between meetings, with its ballots and how the outcome follows.
create table vote (
  title text not null check (title <> ''),
  body text,
  meeting text,
  item text,
  method text check (method in ('named', 'category', 'secret')),
  verb text,
  rule text,
  closes_on date,
  closes_at text check (closes_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  votes_for integer check (votes_for >= 0),
  votes_against integer check (votes_against >= 0),
  abstained integer check (abstained >= 0),
  outcome text check (outcome in ('carried', 'lost', 'tied', 'inquorate')),
  explained text,
  decision text,
  pending text[]
);
select quorate_register('vote');
alter table vote add check (state in ('open', 'closed', 'void'));
