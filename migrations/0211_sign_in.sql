-- When mail that could not be sent is tried again, and on what somebody is signed in.
alter table mail add column not_before timestamptz;
alter table session add column device text check (device <> '');
