import {z} from 'zod';

/** A share of time, 0..1, made from the percentage of a pressure file. */
export const PressureShare = z.number().min(0).max(1);
