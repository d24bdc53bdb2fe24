import {z} from 'zod';

export const NestingFlag = z.enum(['vmx', 'svm', 'none']);
export type NestingFlag = z.infer<typeof NestingFlag>;
