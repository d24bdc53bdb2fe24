import {z} from 'zod';

/** What of a CNI configuration file says how pods are connected. */
export const Conflist = z.strictObject({
  name: z.string().exactOptional(),
  /** Plugin types in the order they run. */
  plugins: z.array(z.string()),
  /** The first MTU given to a plugin; 0 (“find out yourself”) counts as none. */
  mtuBytes: z.int().exactOptional(),
});
export type Conflist = z.infer<typeof Conflist>;
