import type { Code } from '../../src/codes/code.ts';

/** The Party Categories. The DCC is a Party in none of them (recalled). Consumers have seats but are not Parties. */
export const partyCategories: Code['partyCategories'] = [
  {
    name: 'Large Supplier',
    aliases: ['Large Suppliers', 'Large Supplier Party', 'Large Supplier Parties'],
    about: 'A supplier above the boundary of domestic premises; it declares its own category and the Panel notes it.',
    provenance: 'found',
  },
  {
    name: 'Small Supplier',
    aliases: ['Small Suppliers', 'Small Supplier Party', 'Small Supplier Parties', 'Small Suppliers Parties'],
    about: 'A supplier up to the boundary of domestic premises.',
    provenance: 'found',
  },
  {
    name: 'Electricity Network',
    aliases: ['Electricity Networks', 'Electricity Network Party', 'Electricity Network Parties'],
    about: 'A distributor of electricity.',
    provenance: 'found',
  },
  {
    name: 'Gas Network',
    aliases: ['Gas Networks', 'Gas Network Party', 'Gas Network Parties'],
    about: 'A transporter of gas.',
    provenance: 'found',
  },
  {
    name: 'Other SEC Party',
    aliases: ['Other SEC Parties', 'Other Party', 'Other Parties'],
    about: 'Any other company or person that has acceded; whoever holds no energy licence joins as one.',
    provenance: 'found',
  },
];
