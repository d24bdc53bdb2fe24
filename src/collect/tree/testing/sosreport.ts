import type {TreeFiles} from './make-tree.ts';

/** A small sosreport of a flannel node, its files as sos lays them; the texts are transcribed and shortened. */
export function sosreport({mtu = 1500, host = 'bj-1', mtuProbing = 0} = {}): TreeFiles {
  return {
    'etc/os-release': {link: '../usr/lib/os-release'},
    'usr/lib/os-release':
      'ID="rocky"\nVERSION_ID="9.3"\nPRETTY_NAME="Rocky Linux 9.3 (Blue Onyx)"\n',
    'etc/machine-id': '5f3a1e0b2c4d4e6f8a9b0c1d2e3f4a5b\n',
    'etc/sysctl.conf': '# comment\nnet.core.somaxconn = 4096\n',
    'etc/sysctl.d/99-tcp.conf': `net.ipv4.tcp_mtu_probing = ${mtuProbing}\n`,
    'etc/security/limits.conf': '# comment\n* soft nofile 65535\n',
    'etc/cni/net.d/10-flannel.conflist': JSON.stringify(
      {name: 'cbr0', plugins: [{type: 'flannel', token: 'geheim'}, {type: 'portmap'}]},
      null,
      1,
    ),
    'proc/cpuinfo':
      'processor\t: 0\nvendor_id\t: GenuineIntel\nmodel name\t: Intel(R) Xeon(R) Platinum 8255C CPU @ 2.50GHz\nflags\t\t: fpu lm vmx hypervisor\n\n',
    'proc/meminfo':
      'MemTotal:        8009620 kB\nMemFree:          100 kB\nSwapTotal:             0 kB\n',
    'proc/cmdline':
      'BOOT_IMAGE=/vmlinuz root=UUID=0a1b2c3d-0000-0000-0000-000000000000 ro quiet api_token=geheim\n',
    'proc/stat': 'cpu  10 0 5 1000 0 0 0 7 0 0\ncpu0 10 0 5 1000 0 0 0 7 0 0\n',
    'proc/interrupts': '           CPU0\n HYP:         12   Hypervisor callback interrupts\n',
    'proc/sys/kernel/osrelease': '5.14.0-362.8.1.el9_3.x86_64\n',
    'sys/devices/system/clocksource/clocksource0/current_clocksource': 'kvm-clock\n',
    'sys/devices/system/clocksource/clocksource0/available_clocksource': 'kvm-clock tsc acpi_pm\n',
    'sos_commands/host/hostname': `${host}\n`,
    'sos_commands/kernel/uname_-a': `Linux ${host} 5.14.0-362.8.1.el9_3.x86_64 #1 SMP PREEMPT_DYNAMIC Wed Nov 8 17:36:32 UTC 2023 x86_64 x86_64 x86_64 GNU/Linux\n`,
    'sos_commands/kernel/lsmod':
      'Module                  Size  Used by\nkvm_intel             507904  0\nkvm                  1380352  1 kvm_intel\n',
    'sos_commands/kernel/dmesg':
      '[    0.000000] Hypervisor detected: KVM\n[    0.012000] Booting paravirtualized kernel on KVM\n',
    'sos_commands/kernel/sysctl_-a': [
      `net.ipv4.tcp_mtu_probing = ${mtuProbing}`,
      'net.ipv4.tcp_rmem = 4096\t131072\t6291456',
      'net.ipv4.conf.eth0/100.rp_filter = 1',
      'net.ipv4.conf.all.rp_filter = 1',
      'net.ipv6.conf.all.stable_secret = geheim',
      'kernel.hostname = bj-1',
      'dev.cdrom.info = CD-ROM information',
      'dev.cdrom.info = drive name:',
      '',
    ].join('\n'),
    'sos_commands/processor/lscpu': 'Architecture:        x86_64\nHypervisor vendor:   KVM\n',
    'sos_commands/hardware/dmidecode':
      'BIOS Information\n\tVendor: SeaBIOS\n\nSystem Information\n\tManufacturer: Tencent Cloud\n\tProduct Name: CVM\n\tSerial Number: geheim\n',
    'sos_commands/networking/ip_-d_address': [
      `2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu ${mtu} qdisc mq state UP group default qlen 1000`,
      '    link/ether 52:54:00:12:34:56 brd ff:ff:ff:ff:ff:ff promiscuity 0 minmtu 68 maxmtu 65535 ',
      '    inet 10.1.0.11/24 brd 10.1.0.255 scope global eth0',
      `3: flannel.1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu ${mtu - 50} qdisc noqueue state UNKNOWN group default `,
      '    link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff promiscuity 0 minmtu 68 maxmtu 65535 ',
      '    vxlan id 1 local 10.1.0.11 dev eth0 srcport 0 0 dstport 8472 nolearning ttl auto ageing 300 udpcsum ',
      '    inet 10.244.1.0/32 scope global flannel.1',
      '',
    ].join('\n'),
    'sos_commands/networking/ip_route_show_table_all': [
      'default via 10.1.0.1 dev eth0 proto dhcp src 10.1.0.11 metric 100 mtu 1450',
      '10.244.2.0/24 via 10.244.2.0 dev flannel.1 onlink',
      'local 10.1.0.11 dev eth0 table local proto kernel scope host src 10.1.0.11',
      '',
    ].join('\n'),
  };
}
