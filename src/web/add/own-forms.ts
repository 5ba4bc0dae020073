/** Registers whose records begin with a form of their own: it asks what the code asks, where the general form asks all fields. */

/** By register: the words of the button, and where the form is within a code. */
export const ownForms: Readonly<Record<string, { label: string; path: readonly string[] }>> = {
  modification: { label: 'Raise a modification', path: ['change', 'raise'] },
  consultation: { label: 'New consultation', path: ['consulting', 'new'] },
  issue: { label: 'Raise an issue', path: ['issues', 'new'] },
  release: { label: 'Plan a release', path: ['releasing', 'plan'] },
  coupling: { label: 'Couple two changes', path: ['releasing', 'couple'] },
  variation: { label: 'Record a variation', path: ['releasing', 'variation', 'grant'] },
  counterpart: { label: 'Take in a register', path: ['exchange'] },
};
