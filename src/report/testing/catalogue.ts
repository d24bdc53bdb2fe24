import {catalogueOf, messages, type Strings} from '../../model/message.ts';

/** A few texts as rules would have them, for the samples. */
const ruleStrings = {
  'vanish-title': {
    en: 'pod packets above {bytes} bytes vanish {where}',
    'zh-CN': '{where}，超过 {bytes} 字节的 Pod 数据包会消失',
  },
  'to-and-from': {en: 'to and from {region}', 'zh-CN': '进出 {region} 的方向上'},
  'vanish-sum': {
    en: 'pod MTU {pod} + vxlan {overhead} = {sum}, measured underlay {underlay} both ways',
    'zh-CN': 'Pod MTU {pod} + vxlan {overhead} = {sum}，实测底层网络双向均为 {underlay}',
  },
  'vanish-silent': {
    en: 'no ICMP came back; TCPTimeouts +{timeouts} in {seconds} s; every bulk transfer starts with {stalled} s of nothing',
    'zh-CN':
      '没有收到任何 ICMP；TCPTimeouts 在 {seconds} 秒内增加 {timeouts}；每次批量传输开头都有 {stalled} 秒毫无数据',
  },
  'large-waits': {
    en: '{slow} of {sent} large answers take at least {ms} ms once connected',
    'zh-CN': '{sent} 次大响应中有 {slow} 次在连接建立后至少耗时 {ms} 毫秒',
  },
  'bulk-stalls': {
    en: 'bulk transfers between pods stand still for {seconds} s',
    'zh-CN': 'Pod 之间的批量传输停顿 {seconds} 秒',
  },
  'not-borne-out': {
    en: 'small answers are as fast as elsewhere',
    'zh-CN': '小响应与其他地域一样快',
  },
  'not-measured': {en: 'expected, not measured', 'zh-CN': '应当出现但未测到'},
  'stall-sum': {
    en: '{stall} ms of {gap} ms is standing still',
    'zh-CN': '{gap} 毫秒中有 {stall} 毫秒是停顿',
  },
  'vanish-why': {
    en: 'The tunnel adds {overhead} bytes to each pod packet. What then exceeds the underlay is dropped without a word, so TCP waits for a timeout.',
    'zh-CN':
      '隧道会给每个 Pod 数据包增加 {overhead} 字节。封装后超过底层 MTU 的包被无声丢弃，TCP 只能等到超时。',
  },
  'vanish-fix': {
    en: 'set the pod MTU to {bytes} (flannel), then restart the pods',
    'zh-CN': '把 Pod MTU 设为 {bytes}（flannel），然后重启 Pod',
  },
  'vanish-danger': {
    en: 'do not raise the node MTU to 1500: the provider’s network carries {underlay}',
    'zh-CN': '不要把节点 MTU 调到 1500：云厂商网络只能承载 {underlay}',
  },
  'cpu-title': {
    en: '{region} runs {odd}, {others} {usual}: single thread {share, number, ::percent .} slower',
    'zh-CN': '{region} 使用 {odd}，{others} 使用 {usual}：单线程慢 {share, number, ::percent .}',
  },
  'cpu-evidence': {en: 'model name of {node}: {model}', 'zh-CN': '{node} 的 CPU 型号：{model}'},
  'cpu-why': {
    en: 'Different silicon explains a few per cent, not a factor of three.',
    'zh-CN': 'CPU 型号不同只能解释百分之几的差距，解释不了三倍。',
  },
  'images-equal': {
    en: 'image digests equal {count}/{total}',
    'zh-CN': '镜像摘要一致 {count}/{total}',
  },
  'sysctl-equal': {en: 'sysctl and limits equal', 'zh-CN': 'sysctl 与 limits 一致'},
  'steal-low': {en: 'steal < 1 %', 'zh-CN': '窃取时间（steal）< 1 %'},
  'not-emulated': {
    en: 'not software virtualization: KVM signature, kvm-clock, probes within 1.1x of peers',
    'zh-CN': '并非软件虚拟化：KVM 签名、kvm-clock，探测结果与同组节点相差不超过 1.1 倍',
  },
  'nesting-title': {
    en: '{region} shows no svm flag: guests cannot nest virtual machines. It says nothing about this machine’s own speed.',
    'zh-CN': '{region} 没有 svm 标志：只说明虚拟机内不能再嵌套虚拟机，与本机自身的速度无关。',
  },
  'disk-unknown': {
    en: 'disk latency on {node}: no permission (run with --sudo)',
    'zh-CN': '{node} 的磁盘延迟：无权限（可加 --sudo 重试）',
  },
  'echo-lost': {en: 'no echo came back from {node}', 'zh-CN': '{node} 没有任何回显'},
  'drift-title': {en: '{fact} differs on {nodes}', 'zh-CN': '{nodes} 上的 {fact} 不一致'},
} as const satisfies Strings;

export const tell = messages('sample', ruleStrings);
export const sampleCatalogue = catalogueOf([{prefix: 'sample', strings: ruleStrings}]);
