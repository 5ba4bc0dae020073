-- What consulting needs beyond what minutes say of it: what else was consulted on, why there was more time, and by what
-- name later work finds the answers to a question.
alter table consultation
  add column covers text[],
  add column extension text;
alter table question
  add column meaning text;
-- Whose answers are held: read for everybody who may read them all.
create index on response (code, class_group) where known_to = 'infinity' and class_level > 0;
