-- A question put between meetings has no item and no paper list around it: it carries both itself.
alter table vote
  add column papers text[],
  add column background text;
