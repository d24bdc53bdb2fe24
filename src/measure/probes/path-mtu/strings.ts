import {messages, type Strings} from '../../../model/words.ts';

export const strings = {
  'not-iputils': {
    en: '{node} has no ping that can forbid fragmentation (found: {tool}); install iputils-ping',
    'zh-CN': '{node} 上的 ping 无法设置禁止分片（DF），当前为：{tool}；请安装 iputils-ping',
  },
  'no-scratch': {
    en: '{node} has no folder in which a pipe can be made for a moment (/tmp, /dev/shm, /run)',
    'zh-CN': '{node} 上没有可临时创建管道的目录（/tmp、/dev/shm、/run）',
  },
  'no-echo': {
    en: 'no echo of any size came back, so nothing is known about sizes{detail, select, none {} other { ({detail})}}',
    'zh-CN':
      '任何大小的报文都没有应答，无法判断路径 MTU{detail, select, none {} other {（{detail}）}}',
  },
  'control-lost': {
    en: '{lost} of {sent} control packets of 1200 bytes were lost: packets are lost whatever their size, so nothing is concluded about size',
    'zh-CN': '1200 字节的对照报文丢失 {lost}/{sent}：丢包与报文大小无关，因此不对 MTU 下结论',
  },
  'not-monotonic': {
    en: '{lostBytes} bytes were lost again and again while {passBytes} bytes passed: this is loss, not size',
    'zh-CN': '{lostBytes} 字节反复丢失，而 {passBytes} 字节可以通过：这是丢包，而非 MTU 限制',
  },
  'too-lossy': {
    en: '{lost} of {sent} packets were lost among sizes that do arrive: too many to take silence for a limit of size',
    'zh-CN':
      '在能够到达的各种大小中丢失了 {lost}/{sent} 个报文：丢包过多，不能把没有应答当作 MTU 限制',
  },
  'path-carries-more': {
    en: 'the sender limits itself to {limitBytes} bytes by its route or its cache of learned path MTUs; the path itself carries {passBytes}',
    'zh-CN':
      '发送端因路由设置或已缓存的路径 MTU 将自己限制为 {limitBytes} 字节；路径本身可以承载 {passBytes} 字节',
  },
  'one-end': {
    en: 'measured by ping from one end only ({why}): it tells the way there, and nothing of the way back, on which large answers may be fragmented',
    'zh-CN':
      '仅从一端用 ping 测量（{why}）：只能说明去程，不能说明回程，因为较大的应答在回程可能被分片',
  },
  'one-end-and': {
    en: 'measured by ping from one end only ({why}); {caveat}',
    'zh-CN': '仅从一端用 ping 测量（{why}）；{caveat}',
  },
  'no-bracket': {
    en: '{passBytes} bytes passed, and no larger size was seen to fail',
    'zh-CN': '{passBytes} 字节可以通过，但没有观察到更大的报文失败',
  },
  stopped: {
    en: 'the search was stopped at its limit of packets or time ({packets} packets sent): {passBytes} bytes pass, {failBytes} were not seen to arrive, and the limit lies between',
    'zh-CN':
      '搜索因报文数量或时间达到上限而停止（已发送 {packets} 个报文）：{passBytes} 字节可以通过，{failBytes} 字节未见到达，上限位于两者之间',
  },
  'echo-cannot-tell': {
    en: 'packets above {passBytes} bytes get no answer in either direction; an echo cannot tell whether the packet or its equally large reply is lost, so the limit may lie on one direction only',
    'zh-CN':
      '两个方向上超过 {passBytes} 字节的报文都没有应答；回显测试无法区分丢的是请求还是同样大小的应答，因此限制可能只存在于其中一个方向',
  },
  'one-side-only': {
    en: 'only measured from {source}; an echo cannot tell whether the packet or its equally large reply is lost',
    'zh-CN': '仅从 {source} 一侧测量；回显测试无法区分丢的是请求还是同样大小的应答',
  },
  'equals-peer-interface': {
    en: 'nothing above {passBytes} bytes is answered, and the interface of {destination} has an MTU of {interfaceBytes}: larger packets are probably dropped where they arrive',
    'zh-CN':
      '超过 {passBytes} 字节的报文没有应答，而 {destination} 的网卡 MTU 为 {interfaceBytes}：更大的报文很可能在到达时被丢弃',
  },
} as const satisfies Strings;

export const say = messages('measure/path-mtu', strings);
