import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Where packets vanish and a service mesh runs: could the mesh be why?',
    'zh-CN': '在有丢包黑洞且运行服务网格的环境中，问题可能出在网格吗？',
  },
  'no-mesh': {
    en: 'no cluster that was read runs a service mesh',
    'zh-CN': '所读取的集群中没有运行服务网格的',
  },
  'no-hole': {
    en: 'no measured path swallows large packets',
    'zh-CN': '已测路径中没有吞掉大包的',
  },
  title: {
    en: 'the service mesh is not why large packets vanish; it makes it felt sooner',
    'zh-CN': '大包消失不是服务网格造成的；网格只是让它更早显现',
  },
  why: {
    en: 'A proxy of the mesh ends TCP connections and opens new ones. It hands bytes to the kernel, which cuts them into segments by the MTU it knows: a proxy neither makes IP packets nor fragments them, and it cannot cause a path MTU black hole. But mutual TLS sends certificates of several kilobytes in every handshake, and larger headers fill more segments, so what a path swallows is met at the first connection and not only by large answers.',
    'zh-CN':
      '网格代理会终止 TCP 连接再新建连接。它把字节交给内核，由内核按已知的 MTU 切成报文段：代理既不产生 IP 报文，也不对其分片，因此不会造成路径 MTU 黑洞。但 mTLS 每次握手都要发送数千字节的证书，更大的请求头也会占满更多报文段，于是被路径吞掉的大包在首次连接时就会遇到，而不只是在返回大响应时。',
  },
  below: {
    en: 'large packets vanish from {source} to {destination} on the {layer} layer, where no proxy takes part',
    'zh-CN': '{source} 到 {destination} 的大包在 {layer} 层消失，而这一层没有代理参与',
  },
  mesh: {
    en: '{cluster} runs a mesh: {mode}',
    'zh-CN': '{cluster} 运行着服务网格：{mode}',
  },
  'mend-path': {
    en: 'Mend the path or lower the MTU, as the finding about the black hole says; the mesh needs no change.',
    'zh-CN': '按有关黑洞的发现修复路径或降低 MTU；网格无需改动。',
  },
  'disable-mesh': {
    en: 'Do not switch the mesh off as a test in production: it hides the fault from small requests and takes encryption away.',
    'zh-CN': '不要为了验证而在生产环境关闭网格：小请求的故障会被掩盖，加密也随之消失。',
  },
} as const satisfies Strings;
