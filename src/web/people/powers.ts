/** Powers as a reader would say them. */

const words: Readonly<Record<string, string>> = {
  '*': 'everything, as administrator',
  member: 'vote, comment and declare interests as a member',
  secretariat: 'keep the registers, meetings and accounts',
  contact: 'act for their party',
  authority: 'record what the regulator decides',
  'secretary-of-state': 'record what the government decides',
  'service-provider': 'record what the service provider reports',
  assessor: 'record assessments',
};

export function powersInWords(powers: readonly string[]): string {
  const said = powers.map((power) => words[power] ?? power.replaceAll('-', ' '));
  return said.length > 1 ? `${said.slice(0, -1).join(', ')} and ${said.at(-1)}` : (said[0] ?? 'read');
}
