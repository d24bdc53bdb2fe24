import {z} from 'zod';

const Name = z.string().regex(/^[A-Za-z0-9!_-]{1,64}$/);

/** A disk of /sys/block with the numbers (`254:0`) of itself and its partitions. */
export const Disk = z.strictObject({
  name: Name,
  numbers: z.array(z.string()),
  /** Disks or partitions below a device mapper or RAID device. */
  below: z.array(Name),
  /** Driver of the SCSI host, for what the kernel calls `sd`. */
  hostDriver: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .exactOptional(),
});
export type Disk = z.infer<typeof Disk>;
