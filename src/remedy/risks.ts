import {type Message, messages, type Strings} from '../model/message.ts';

/** Why a remedy is dangerous. Ids are those that findings warn of (domain knowledge “MTU” section 9). */
export const riskStrings = {
  'pod-1500-on-1500-vxlan': {
    en: 'Pods at 1500 over a tunnel on a network of 1500 bytes send packets of 1550 and more, which are refused, cut in two or lost.',
    'zh-CN':
      '底层网络为 1500 时把隧道中的 Pod 设为 1500，封装后的报文将超过 1550，要么被拒绝，要么被拆片，要么丢失。',
  },
  'nic-above-ceiling': {
    en: 'The network behind the card carries no more than now; larger packets vanish there without a word.',
    'zh-CN': '网卡背后的网络承载不了更大的报文，超过部分会无声地丢失。',
  },
  'jumbo-one-side': {
    en: 'With one side raised only, the smaller side drops the larger packets without a word.',
    'zh-CN': '只在一侧调大，较小的一侧会无声地丢弃更大的报文。',
  },
  'raise-before-all-hops-verified': {
    en: 'As long as not every hop is known to carry the new size, more packets fall into the hole.',
    'zh-CN': '在确认沿途每一跳都能承载新的大小之前，只会让更多报文掉进黑洞。',
  },
  'live-nic-mtu-change': {
    en: 'Changing the MTU of a card in use may reset it and drop the tunnels on top of it.',
    'zh-CN': '在线修改正在使用的网卡 MTU，可能导致网卡重置并中断其上的隧道流量。',
  },
  'delete-tunnel-under-traffic': {
    en: 'Deleting a tunnel device that carries traffic cuts every pod of the node off at once. Take the traffic off the node first, by hand.',
    'zh-CN': '删除正承载流量的隧道设备，会让该节点上所有 Pod 立即断网。请先手动迁走该节点的流量。',
  },
  'clear-df': {
    en: 'Without don’t-fragment every full packet is cut in two; a lost half costs both, and some clouds drop fragments.',
    'zh-CN': '清除 DF 后每个满尺寸报文都会被拆成两片，丢一片等于全丢，且有些云会丢弃分片。',
  },
  'ip-no-pmtu-disc-everywhere': {
    en: 'With net.ipv4.ip_no_pmtu_disc=1 on the whole fleet packets are cut up on the way, everywhere and for good.',
    'zh-CN': '全网设置 net.ipv4.ip_no_pmtu_disc=1，会让所有报文在途中被拆片，且长期如此。',
  },
  'tcp-mtu-probing-2-everywhere': {
    en: 'With net.ipv4.tcp_mtu_probing=2 on the whole fleet every connection starts with small segments, and the hole stays.',
    'zh-CN': '全网设置 net.ipv4.tcp_mtu_probing=2，会让所有连接从小报文段起步，而黑洞依旧存在。',
  },
  'fleet-wide-mode-2': {
    en: 'With net.ipv4.tcp_mtu_probing=2 on the whole fleet every connection starts with small segments, and the hole stays.',
    'zh-CN': '全网设置 net.ipv4.tcp_mtu_probing=2，会让所有连接从小报文段起步，而黑洞依旧存在。',
  },
  'force-tsc': {
    en: 'Forcing tsc where the kernel found it unstable makes time run wrong.',
    'zh-CN': '内核已判定 tsc 不稳定时强制使用，会导致时间走错。',
  },
  'mitigations-off': {
    en: 'Without the mitigations any process can read what belongs to others.',
    'zh-CN': '关闭漏洞缓解措施后，任何进程都可能读到他人的数据。',
  },
  'copy-tuning-lists': {
    en: 'A list of settings from elsewhere was made for other machines; nobody can say which of its lines helps or harms here.',
    'zh-CN': '别处抄来的参数清单是为其他机器写的，没人能说清其中哪一行在这里有益、哪一行有害。',
  },
  swapoff: {
    en: 'Switching swap off while it is in use may make the kernel end processes.',
    'zh-CN': '在 swap 正被使用时关闭它，可能触发内核结束进程。',
  },
  'no-jumps': {
    en: 'A clock that jumps breaks leases, certificates and whatever orders events by time.',
    'zh-CN': '时钟突变会破坏租约、证书以及一切按时间排序的逻辑。',
  },
  'no-limits-at-all': {
    en: 'Without any CPU limit one workload can starve all others of the node.',
    'zh-CN': '完全去掉 CPU 限额，一个工作负载就可能饿死同节点的其他负载。',
  },
  'checksums-on-tunnels': {
    en: 'Switching checksum offloads on a tunnel’s card can make every packet through the tunnel be dropped.',
    'zh-CN': '在承载隧道的网卡上切换校验和卸载，可能导致隧道内的报文全部被丢弃。',
  },
} as const satisfies Strings;

export type RiskId = keyof typeof riskStrings;

const say = messages('risk', riskStrings);

/** What may be done after all by who accepts it by name: it can be tried on one node and undone. */
const ACCEPTABLE: readonly RiskId[] = [
  'pod-1500-on-1500-vxlan',
  'nic-above-ceiling',
  'jumbo-one-side',
  'raise-before-all-hops-verified',
  'live-nic-mtu-change',
  'checksums-on-tunnels',
];

export type Risk = {reason: Message; acceptable: boolean};

export const RISKS: ReadonlyMap<string, Risk> = new Map(
  (Object.keys(riskStrings) as RiskId[]).map((id) => [
    id,
    {reason: say(id), acceptable: ACCEPTABLE.includes(id)},
  ]),
);

export function riskOf(id: RiskId): {id: RiskId; message: Message} {
  return {id, message: say(id)};
}
