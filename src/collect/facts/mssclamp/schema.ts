import {z} from 'zod';

/** What a rule sets: `rt mtu` (as large as the route allows), `clamp-mss-to-pmtu`, or bytes as digits. */
export const ClampValue = z.string().regex(/^(rt mtu|clamp-mss-to-pmtu|\d{2,5})$/);
