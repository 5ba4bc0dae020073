-- A vote by constituency: alternatives are voted on together, the chair may cast a deciding vote, a member may stand aside.
alter table vote
  add column together text,
  add column casting text check (casting in ('for', 'against')),
  add column preferred text;
alter table ballot drop constraint ballot_state_check;
alter table ballot add check (state in ('cast', 'recused', 'withdrawn'));
