import type {ErrorTable} from './entry.ts';

/** “samespec serve”, and removing old runs. */
export const serveErrors = {
  'serve-port-in-use': {
    exit: 2,
    en: 'Port {port} is taken by another program. Choose another with --port, or leave --port out for a free one.',
    'zh-CN': '端口 {port} 已被其他程序占用。请用 --port 换一个，或不加 --port，自动选用空闲端口。',
  },
  'serve-address': {
    exit: 2,
    en: 'Cannot listen on {address}: {detail}. Give an address of this machine with --listen.',
    'zh-CN': '无法监听 {address}：{detail}。请用 --listen 指定本机的地址。',
  },
  'serve-token-needed': {
    exit: 2,
    en: 'Without a token anybody who reaches {address} could read every run. --no-token is for 127.0.0.1 alone; leave it out.',
    'zh-CN':
      '没有令牌时，任何能访问 {address} 的人都可读取全部运行记录。--no-token 只能用于 127.0.0.1，请去掉该选项。',
  },
  'serve-token-file': {
    exit: 2,
    en: '{file}: cannot be used for the token ({detail}). Give a file that you may read and write, or leave --token-file out.',
    'zh-CN': '{file}：无法用作令牌文件（{detail}）。请指定一个可读写的文件，或去掉 --token-file。',
  },
  'serve-token-weak': {
    exit: 2,
    en: '{file}: a token has 32 to 256 letters, digits, - or _, and nothing else. Empty or remove the file, and one is made.',
    'zh-CN':
      '{file}：令牌应由 32 到 256 个字母、数字、- 或 _ 组成，不含其他字符。清空或删除该文件后会自动生成。',
  },
  'serve-no-page': {
    exit: 1,
    en: 'The page cannot be built: {detail}. Run “npm ci” and “npm run build:ui” in the clone, then “samespec serve” again.',
    'zh-CN':
      '无法构建页面：{detail}。请在源码目录执行“npm ci”和“npm run build:ui”，再执行“samespec serve”。',
  },
  'prune-age': {
    exit: 2,
    en: '--older-than cannot be “{given}”. Give a number and a unit: 30d, 12h, 4w or 90m.',
    'zh-CN': '--older-than 不能是“{given}”。请给出数字和单位，例如 30d、12h、4w、90m。',
  },
  'prune-what': {
    exit: 2,
    en: 'Say what may go: --keep N keeps the newest N runs, --older-than 30d keeps those of the last 30 days, both together keep both.',
    'zh-CN':
      '请说明可删除的范围：--keep N 保留最新的 N 份，--older-than 30d 保留最近 30 天内的；两者可同时使用，均予保留。',
  },
} as const satisfies ErrorTable;
