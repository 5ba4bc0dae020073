-- What came by the public form keeps its class, and with it who asked; what is taken up of it is a record of its own.
alter table issue add column became text;
alter table issue drop constraint issue_state_check;
alter table issue add check (state in ('open', 'received', 'taken', 'referred', 'resolved', 'modification', 'closed'));
create index on issue (code, became) where known_to = 'infinity';
