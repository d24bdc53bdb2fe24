import {z} from 'zod';

/** Programs that set an MTU, as facts name them. `dhcp` is a lease with option 26 (RFC 2132 section 5.1). */
export const MtuSetter = z.enum([
  'netplan',
  'networkd',
  'networkmanager',
  'ifcfg',
  'interfaces',
  'dhcp',
]);
export type MtuSetter = z.infer<typeof MtuSetter>;

/** One statement about the MTU of an interface in one file. */
export const MtuStatement = z.strictObject({
  setter: MtuSetter,
  file: z.string(),
  /** Name or pattern (`en*`); `?` where the file finds its interface by other means. */
  interface: z.string(),
  mtuBytes: z.int().positive().exactOptional(),
  /** False: the MTU of the DHCP lease is not used. */
  useDhcpMtu: z.boolean().exactOptional(),
});
export type MtuStatement = z.infer<typeof MtuStatement>;

/** Name of the interface with this number; networkd names its files by it. */
export type NameOf = (index: string) => string | undefined;

/** One interface that a program sets up, by one file of it. */
export const Setup = z.strictObject({
  setter: MtuSetter,
  file: z.string(),
  /** Name or pattern, as in `MtuStatement`. */
  interface: z.string(),
  /** netplan: its id. networkd: `configured`. NetworkManager: the connection’s UUID. ifupdown: the method. ifcfg: `file`. */
  detail: z.string(),
});
export type Setup = z.infer<typeof Setup>;
