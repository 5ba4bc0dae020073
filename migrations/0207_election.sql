-- How a vacant seat is filled: nominations, votes by category, and the result that appoints.
create table election (
  title text not null check (title <> ''),
  body text,
  category text,
  seats integer check (seats > 0),
  nominations_close date,
  voting_closes date,
  term_from date,
  term_to date,
  result text
);
select quorate_register('election');
alter table election add check (state in ('nominations', 'voting', 'declared', 'void'));
