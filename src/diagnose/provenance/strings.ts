import type {Strings} from '../../model/message.ts';

/** “Explain this value”: where an MTU or a kernel setting comes from. */
export const strings = {
  value: {en: '{fact} is {value}', 'zh-CN': '{fact} 的值为 {value}'},
  'value-unknown': {en: '{fact} is not known: {reason}', 'zh-CN': '{fact} 未知：{reason}'},
  'not-explained': {
    en: 'where a value comes from is known for MTUs and kernel settings only; this one was read as it stands',
    'zh-CN': '只有 MTU 和内核参数能追溯来源，此值按读取结果原样显示',
  },
  'file-sets': {
    en: '{file} sets {value}{held, select, yes {} other {, which is not in force}}',
    'zh-CN': '{file} 设为 {value}{held, select, yes {} other {，但并未生效}}',
  },
  'file-hidden': {
    en: 'it hides an earlier entry: {entry}',
    'zh-CN': '它覆盖了更早的一条设置：{entry}',
  },
  'file-shadowed': {
    en: 'not read, as a file of the same name goes before: {entry}',
    'zh-CN': '未被读取，因为有优先级更高的同名文件：{entry}',
  },
  'no-link': {
    en: 'no link in sysctl.d leads to this file: systemd-sysctl does not read it at boot, only sysctl -p and sysctl --system do',
    'zh-CN':
      'sysctl.d 中没有指向该文件的链接：systemd-sysctl 启动时不读取它，只有 sysctl -p 与 sysctl --system 会读取',
  },
  'changed-later': {
    en: '{file} says {wanted}, the running value is {running}: changed at run time (sysctl -w), by another writer such as tuned or kubelet, or the file was edited since boot',
    'zh-CN':
      '{file} 中为 {wanted}，运行值为 {running}：运行期间被修改过（sysctl -w），或由 tuned、kubelet 等其他程序写入，或文件在启动后被编辑过',
  },
  'no-file': {
    en: 'no file under sysctl.d sets it: the default of the kernel, or a program set it',
    'zh-CN': 'sysctl.d 下没有文件设置它：来自内核默认值，或由某个程序设置',
  },
  'files-unknown': {
    en: 'which files set it is not known: {reason}',
    'zh-CN': '哪些文件设置了它无从得知：{reason}',
  },
  'pod-has': {
    en: 'pod {pod} has {value} in its own network namespace{same, select, yes {} other {: the host’s value does not reach it}}',
    'zh-CN':
      'Pod {pod} 在自己的网络命名空间中为 {value}{same, select, yes {} other {：宿主机的值对它不起作用}}',
  },
  'interface-is': {
    en: 'the interface is {interface}, MTU {mtu}',
    'zh-CN': '该接口是 {interface}，MTU 为 {mtu}',
  },
  'setter-sets': {
    en: '{setter, select, netplan {netplan} networkd {systemd-networkd} networkmanager {NetworkManager} ifcfg {an ifcfg file} interfaces {ifupdown} other {another program}} sets {value} in {file}{held, select, yes {} other {, which is not in force}}',
    'zh-CN':
      '{setter, select, netplan {netplan} networkd {systemd-networkd} networkmanager {NetworkManager} ifcfg {ifcfg 文件} interfaces {ifupdown} other {其他程序}} 在 {file} 中设为 {value}{held, select, yes {} other {，但并未生效}}',
  },
  'dhcp-offers': {
    en: 'the DHCP server offered {value} (option 26), lease in {file}{held, select, yes {} other {, which is not in force}}',
    'zh-CN':
      'DHCP 服务器下发 {value}（选项 26），租约见 {file}{held, select, yes {} other {，但并未生效}}',
  },
  'dhcp-unused': {
    en: '{file} says not to use the MTU of the lease',
    'zh-CN': '{file} 要求不采用租约中的 MTU',
  },
  'written-by': {
    en: 'this file was written by {writer}; edits by hand are lost when it writes again',
    'zh-CN': '该文件由 {writer} 生成，手工修改会在下次生成时丢失',
  },
  'nothing-sets': {
    en: 'no file and no lease on the node names an MTU for {interface}: the default of the driver, or what the hypervisor offers',
    'zh-CN': '节点上没有任何文件或租约为 {interface} 指定 MTU：来自驱动默认值，或由虚拟化平台给出',
  },
  'setters-unknown': {
    en: 'what set it is not known: not all files that could name an MTU for {interface} were read',
    'zh-CN': '无法得知由谁设置：可能为 {interface} 指定 MTU 的文件没有全部读到',
  },
  'set-by-hand': {
    en: 'none of these values is in force: somebody or something changed the interface later',
    'zh-CN': '以上取值都未生效：之后有人或程序修改了该接口',
  },
  'tunnel-over': {
    en: '{interface} is a {kind} tunnel over {lower}: {lowerMtu} - {overhead} = {sum}{same, select, yes {} other {, and not the {mtu} it has}}',
    'zh-CN':
      '{interface} 是建立在 {lower} 上的 {kind} 隧道：{lowerMtu} - {overhead} = {sum}{same, select, yes {} other {，与实际的 {mtu} 不符}}',
  },
  'cni-says': {
    en: '{cni} says {value} ({file})',
    'zh-CN': '{cni} 给出 {value}（{file}）',
  },
  'pod-effective': {
    en: 'pod {pod}: interface MTU {mtu}{route, select, none {} other {, default route MTU {route}}}',
    'zh-CN': 'Pod {pod}：接口 MTU {mtu}{route, select, none {} other {，默认路由 MTU {route}}}',
  },
  'route-has': {
    en: 'packets to elsewhere are bound by the default route: mtu {value}',
    'zh-CN': '发往其他网络的报文还受默认路由限制：mtu {value}',
  },
} as const satisfies Strings;
