import {z} from 'zod';

/** Made once: building a schema costs more than reading a fact with it. */
export const TEXT = z.string();
export const NUMBER = z.number();
export const TRUTH = z.boolean();
export const WORDS = z.array(z.string());
