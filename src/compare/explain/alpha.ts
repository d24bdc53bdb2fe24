/** Family-wise levels. Combinations are many and rarely true, so they get a small part of their own. */
export const ALPHA = {single: 0.04, pair: 0.007, triple: 0.003} as const;
