import {messages} from '../model/message.ts';

/** What the server answers in words. */
export const strings = {
  'no-token': {
    en: 'No token was sent. Open the address that “samespec serve” printed; it ends in #token=….',
    'zh-CN': '请求未带令牌。请打开“samespec serve”打印的地址（以 #token=… 结尾）。',
  },
  'wrong-token': {
    en: 'This token is not the one of this server. Open the address that “samespec serve” printed when it was last started.',
    'zh-CN': '令牌与此服务不符。请打开“samespec serve”最近一次启动时打印的地址。',
  },
  'foreign-host': {
    en: 'This server does not answer to the name “{host}”. Use the address it printed, or start it with --allow-host {host}.',
    'zh-CN': '此服务不以名称“{host}”应答。请使用它打印的地址，或启动时加上 --allow-host {host}。',
  },
  'no-host': {
    en: 'The request names no host.',
    'zh-CN': '请求未指明主机。',
  },
  'cross-site': {
    en: 'Requests from other sites are refused.',
    'zh-CN': '拒绝来自其他网站的请求。',
  },
  'read-only': {
    en: 'This server only reads: GET and HEAD. Changes are made with “samespec plan” and “samespec apply”.',
    'zh-CN': '此服务只读，仅接受 GET 与 HEAD。变更请使用“samespec plan”与“samespec apply”。',
  },
  'no-body': {
    en: 'A request to this server has no body.',
    'zh-CN': '发往此服务的请求不应带正文。',
  },
  'not-found': {
    en: 'There is nothing at this address. /api/v1/openapi.json lists what there is.',
    'zh-CN': '此地址没有内容。/api/v1/openapi.json 列出了所有可用的地址。',
  },
  'bad-request': {
    en: 'The request cannot be understood: {detail}.',
    'zh-CN': '无法理解该请求：{detail}。',
  },
  'no-raw': {
    en: 'This run has no raw output “{reading}” of the node “{node}”.',
    'zh-CN': '该运行记录中没有节点“{node}”的原始输出“{reading}”。',
  },
  busy: {
    en: 'Too much is asked for at once. Ask again in a moment.',
    'zh-CN': '同时请求过多，请稍后再试。',
  },
  'broke-off': {
    en: 'The analysis broke off before it had an answer; the terminal that samespec runs in says why. Other runs can be asked for.',
    'zh-CN': '分析在得出结果之前中断，原因见 samespec 所在终端。其他运行记录仍可查看。',
  },
  failed: {
    en: 'samespec made a mistake in answering this; the terminal it runs in says more.',
    'zh-CN': 'samespec 在应答时自身出错，详情见其所在终端。',
  },
} as const;

export const say = messages('serve', strings);
