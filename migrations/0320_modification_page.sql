-- What the page of a proposal looks for among thousands: its alternatives, and the few that are still live. The end of a
-- version's days is in the index because most versions that bear a live state are of proposals that have left it since.
create index on modification (code, alternative_to) where known_to = 'infinity';
create index on modification (code, state, effective_to) where known_to = 'infinity';
