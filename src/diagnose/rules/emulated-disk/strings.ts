import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Is the root disk of a guest behind an imitation of an old real controller?',
    'zh-CN': '虚拟机的系统盘是否挂在软件模拟的旧式控制器上？',
  },
  'ruled-out': {
    en: 'no emulated disk controller on {where}',
    'zh-CN': '{where} 未使用模拟磁盘控制器',
  },
  'where-unknown': {
    en: '{driver} is a controller that hypervisors imitate; whether this node is a guest is not known',
    'zh-CN': '{driver} 是虚拟机监控器常模拟的控制器；无法确定该节点是否为虚拟机',
  },
  driver: {en: 'driver of the root disk: {driver}', 'zh-CN': '系统盘驱动：{driver}'},
  peers: {
    en: 'peers have virtio, NVMe or the like: {nodes}',
    'zh-CN': '同组节点使用 virtio、NVMe 等：{nodes}',
  },
  title: {
    en: 'the disk controller on {where} is emulated ({driver})',
    'zh-CN': '{where} 的磁盘控制器是软件模拟的（{driver}）',
  },
  why: {
    en: 'An imitated controller makes the guest leave to the hypervisor several times per request and takes few requests at once. Many small reads and writes suffer most.',
    'zh-CN':
      '模拟控制器处理每个请求都要多次退出到虚拟机监控器，同时能处理的请求也很少。大量小块读写受影响最大。',
  },
  'data-elsewhere': {
    en: 'the root disk may be idle while data lies on another disk',
    'zh-CN': '系统盘可能很空闲，数据也许在别的盘上',
  },
  'paravirtual-disk': {
    en: 'Attach the disk by virtio-blk, virtio-scsi, NVMe or pvscsi, with the machine off, on one node first, after a snapshot.',
    'zh-CN':
      '关机后改用 virtio-blk、virtio-scsi、NVMe 或 pvscsi 挂载磁盘；先做快照，先改一个节点。',
  },
  'driver-in-initramfs': {
    en: 'Do not switch the root controller before its driver is in the initramfs and fstab goes by UUID: the machine would not boot.',
    'zh-CN':
      '在 initramfs 包含新驱动、fstab 按 UUID 挂载之前，不要更换系统盘控制器：否则机器无法启动。',
  },
} as const satisfies Strings;
