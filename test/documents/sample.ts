/** Minutes of an invented body, in the shapes that matter to a reader of documents. */
export const SAMPLE = `Harbour Lights Board Meeting 7

Meeting HLB_07_0305, 3rd May 2021

Attendees:

Category\tBoard Members
Chair\tAda Ferrier
Keepers\tBruno Oakes
\tCarys Lunt (Alternate)
Pilots\tDesmond Hale

This document is classified as White in accordance with the Board Information Policy.
\f1. Minutes and Actions

The Board looked at what had been done since April and was content with the lamp at the north pier, which had been out
for two nights.

Reference\tUpdate
HLB06/02\tThe mason was paid.
\tThe mortar is still wet.
HLB06/04\tClosed.

2. Fog Signals

The Board:

• NOTED the report; and
• AGREED that the horn sounds every ninety seconds, not every sixty, until the keepers have had their new ear defenders.
o By day: once every two minutes.

ACTION HLB07/01: Keepers to order ear defenders “of the soft kind” – at cost.
`;
