import type { Refusals } from '../refusals';

/** Nothing of its own: the server says it in English already, and more exactly. */
export const refusals: Refusals = { sentences: {}, flaws: {}, phrases: {}, fields: {}, marks: {}, machine: (marks) => marks };
