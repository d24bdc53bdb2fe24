import type {NicClass} from './schema.ts';

/** By driver, “Virtualization” 2.4; a driver not named here is `other`. */
const CLASSES: Readonly<Record<Exclude<NicClass, 'other' | 'software'>, readonly string[]>> = {
  'emulated-model': [
    'e1000',
    'e1000e',
    '8139cp',
    '8139too',
    'pcnet32',
    'tulip',
    'ne2k-pci',
    'ne2k_pci',
  ],
  paravirtual: ['virtio_net', 'vmxnet3', 'hv_netvsc', 'xen_netfront', 'vif', 'gve', 'gvnic', 'ena'],
  'virtual-function': ['ixgbevf', 'i40evf', 'iavf', 'igbvf', 'mana', 'mlx4_core', 'mlx5_core'],
};

/** mlx5_core drives whole cards too, so a virtual function by it is a guess and says so by its name only. */
export function nicClass(driver: string): NicClass {
  for (const [name, drivers] of Object.entries(CLASSES)) {
    if (drivers.includes(driver)) return name as NicClass;
  }
  return 'other';
}
