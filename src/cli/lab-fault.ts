import {clearLabFaults, type FaultPlace, faultText, labFault} from '../lab/index.ts';
import {AppError} from '../model/error.ts';
import type {Context} from './context.ts';

export type FaultFlags = {
  region?: string;
  node?: string;
  link?: string;
  toward?: string;
  lab?: string;
  clear?: boolean;
};

/** Changes a running lab, or with `--clear` makes it again what its scenario says. */
export async function fault(
  words: readonly string[],
  flags: FaultFlags,
  context: Context,
): Promise<void> {
  const {text} = context;
  if (flags.clear === true) {
    if (words.length > 0) throw usage(context);
    const {name} = await clearLabFaults(flags.lab);
    context.note(
      text({
        en: `The lab “${name}” is as its scenario says again.`,
        'zh-CN': `实验环境“${name}”已恢复为场景所定的状态。`,
      }),
    );
    return;
  }
  const place = placeOf(flags);
  if (place === null || words.length === 0) throw usage(context);
  const settings = Object.fromEntries(words.map((word) => parsed(word, context)));
  const state = await labFault({place, words: settings}, flags.lab);
  for (const one of state.faults) await context.out(`${faultText(one)}\n`);
}

function placeOf({region, node, link, toward}: FaultFlags): FaultPlace | null {
  if ([region, node, link].filter((each) => each !== undefined).length !== 1) return null;
  if (link === undefined && toward !== undefined) return null;
  if (region !== undefined) return {region};
  if (node !== undefined) return {node};
  const [a, b, ...more] = (link ?? '').split(',');
  if (!a || !b || more.length > 0) return null;
  return {link: [a, b], ...(toward === undefined ? {} : {toward})};
}

function parsed(text: string, context: Context): [string, number | boolean] {
  const [word, value, ...more] = text.split('=');
  if (!word || more.length > 0) throw usage(context);
  if (value === 'true' || value === 'false') return [word, value === 'true'];
  const number = value === undefined || value.trim() === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) throw usage(context);
  return [word, number];
}

function usage({text}: Context): AppError {
  const detail = text({
    en: 'name what changes and where: lossShare=0.07 --link bj,hk (or --region hk, --node hk-1); or --clear alone',
    'zh-CN':
      '请指明更改内容与位置：lossShare=0.07 --link bj,hk（或 --region hk、--node hk-1）；或单独使用 --clear',
  });
  return new AppError('usage', {detail});
}
