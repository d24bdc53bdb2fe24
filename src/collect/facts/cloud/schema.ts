import {z} from 'zod';

/** A name as clouds give it to regions, zones and types: `eu-central-1a`, `ecs.g7.large`, `Standard_D4s_v5`. */
export const CloudName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$/);
