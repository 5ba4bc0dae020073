import type { Objective } from '../../src/codes/code.ts';

const objective = (id: string, text: string): Objective => ({ id, text, clause: `C1.1(${id})`, provenance: 'found' });

/** The General SEC Objectives, in short; Section K has Charging Objectives of its own, not listed here. */
export const objectives: readonly Objective[] = [
  objective('a', 'Efficient provision, installation, operation and interoperability of smart metering'),
  objective('b', "The DCC's compliance with its licence"),
  objective('c', "Consumers' management of their own use of energy"),
  objective('d', 'Competition in the supply of energy'),
  objective('e', 'Innovation in the design and operation of energy networks'),
  objective('f', 'Protection and security of data and systems'),
  objective('g', 'Efficient and transparent administration and implementation of the code'),
  objective('h', 'Establishment and operation of the Alternative HAN arrangements'),
];
