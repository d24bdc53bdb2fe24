import stringWidth from 'string-width';
import {expect, test} from 'vitest';
import {LANGUAGES, type Language} from '../../model/message.ts';
import {sampleCatalogue} from '../testing/catalogue.ts';
import {
  cleanSample,
  hongkongSample,
  hostileSample,
  inconclusiveSample,
  nodeDownSample,
} from '../testing/sample.ts';
import {textReporter} from './index.ts';

function optionsFor(language: Language, width = 100) {
  return {language, catalogue: sampleCatalogue, color: false, width};
}

test('the Hong Kong incident is one screen (en)', () => {
  expect(textReporter(hongkongSample(), optionsFor('en'))).toBe(`
  6 nodes · 3 regions · 30 paths · 38 s                                   run 2026-11-23T05-41-07-hk

  SYMPTOM    hk answers 3.4x slower than bj and sg (large answers, p95 612 ms against 178 ms,
             distance removed, n=10 runs each)
  BECAUSE    20 of 20 large answers take at least 500 ms once connected
             bulk transfers between pods stand still for 3 s
  CAUSE      pod packets above 1400 bytes vanish to and from hk             overlay-black-hole  0.95
             root     pod MTU 1450 + vxlan 50 = 1500, measured underlay 1450 both ways
             share    90% to 100% of the gap in large answers; unexplained: at most 10%
             for      no ICMP came back; TCPTimeouts +214 in 10 s; every bulk transfer starts with
                      3 s of nothing
             against  -
             fix      set the pod MTU to 1400 (flannel), then restart the pods
             do not   do not raise the node MTU to 1500: the provider’s network carries 1450
  ALSO       hk runs AMD EPYC 7K62, bj and sg Intel 8255C: single thread 4% slower
                                                                             cpu-model-differs  0.50
             effect   expected, not measured; small answers are as fast as elsewhere
  RULED OUT  images: image digests equal 12/12
             settings: sysctl and limits equal
             machine: not software virtualization: KVM signature, kvm-clock, probes within… · +1
  NOTE       hk shows no svm flag: guests cannot nest virtual machines. It says nothing about this
             machine’s own speed.
  UNKNOWN    disk latency on sg-2: no permission (run with --sudo)

  SERVICE    small answers  median     p95   n    large answers  median     p95   n
             bj             9.0 ms  9.8 ms  10                   168 ms  178 ms  10
             hk             9.9 ms   11 ms  10                   580 ms  612 ms  10  << 3.4x
             sg             9.0 ms  9.8 ms  10                   168 ms  178 ms  10

  PATH MTU   host: from / to  bj          hk          sg
             bj               1500 ok     1450 BH     1500 ok
             hk               1450 local  1450 local  1450 local
             sg               1500 ok     1450 BH     1500 ok
             pod: from / to  bj       hk       sg
             bj              1450 ok  1400 BH  1450 ok
             hk              1400 BH  1400 BH  1400 BH
             sg              1450 ok  1400 BH  1450 ok
             BH = black hole: larger packets vanish, senders are not told · local = the sender
             limits itself
  PATTERN    host: all 8 paths from other regions to hk, its columns: larger packets vanish; look at
             the way into hk
             pod: all 18 paths from, to and inside hk, a cross: larger packets vanish; look at what
             all of hk shares

  CHECKED    6 of 6 nodes read · 884 facts equal, 2 differ
             6 rules, 22 checks: 12 passed, 3 failed, 6 not applicable, 1 without the data they need
`);
});

test('the Hong Kong incident is one screen (zh-CN)', () => {
  expect(textReporter(hongkongSample(), optionsFor('zh-CN'))).toBe(`
  6 个节点 · 3 个地域 · 30 条路径 · 38 秒                                运行 2026-11-23T05-41-07-hk

  症状      hk 的响应耗时是 bj、sg 的 3.4 倍（大响应体，p95 612 ms，对照 178 ms，已扣除距离，各
            n=10 次）
  因为      20 次大响应中有 20 次在连接建立后至少耗时 500 毫秒
            Pod 之间的批量传输停顿 3 秒
  原因      进出 hk 的方向上，超过 1400 字节的 Pod 数据包会消失             overlay-black-hole  0.95
            根源  Pod MTU 1450 + vxlan 50 = 1500，实测底层网络双向均为 1450
            占比  占大响应体差距的 90% 至 100%；未解释部分：至多 10%
            依据  没有收到任何 ICMP；TCPTimeouts 在 10 秒内增加 214；每次批量传输开头都有 3 秒毫无数
                  据
            反证  -
            处理  把 Pod MTU 设为 1400（flannel），然后重启 Pod
            切勿  不要把节点 MTU 调到 1500：云厂商网络只能承载 1450
  另外      hk 使用 AMD EPYC 7K62，bj、sg 使用 Intel 8255C：单线程慢 4%      cpu-model-differs  0.50
            影响  应当出现但未测到；小响应与其他地域一样快
  已排除    镜像：镜像摘要一致 12/12
            配置：sysctl 与 limits 一致
            机器与虚拟化：并非软件虚拟化：KVM 签名、kvm-clock，探测结果与同组节点相差不超过… · +1
  提示      hk 没有 svm 标志：只说明虚拟机内不能再嵌套虚拟机，与本机自身的速度无关。
  未知      sg-2 的磁盘延迟：无权限（可加 --sudo 重试）

  服务      小响应体  中位数     p95   n    大响应体  中位数     p95   n
            bj        9.0 ms  9.8 ms  10              168 ms  178 ms  10
            hk        9.9 ms   11 ms  10              580 ms  612 ms  10  << 3.4 倍
            sg        9.0 ms  9.8 ms  10              168 ms  178 ms  10

  路径 MTU  主机层：源 / 目的  bj         hk         sg
            bj                 1500 正常  1450 黑洞  1500 正常
            hk                 1450 本地  1450 本地  1450 本地
            sg                 1500 正常  1450 黑洞  1500 正常
            Pod 层：源 / 目的  bj         hk         sg
            bj                 1450 正常  1400 黑洞  1450 正常
            hk                 1400 黑洞  1400 黑洞  1400 黑洞
            sg                 1450 正常  1400 黑洞  1450 正常
            黑洞 = 较大的报文无声消失，发送方得不到通知 · 本地 = 发送方自身限制
  规律      主机层：从其他地域到 hk 的全部 8 条路径（整列）：较大的报文消失；先查 hk 的入方向
            Pod 层：进出 hk 以及 hk 内部的全部 18 条路径（十字）：较大的报文消失；先查 hk 内部共有的
            部分

  检查      已读取 6 个节点中的 6 个 · 884 项事实一致，2 项不一致
            6 条规则，22 次检查：12 次通过，3 次未通过，6 次不适用，1 次缺少所需数据
`);
});

test('a clean fleet says so, and what was checked (en)', () => {
  expect(textReporter(cleanSample(), optionsFor('en'))).toBe(`
  6 nodes · 3 regions · 30 paths · 38 s                                run 2026-11-23T05-41-07-clean

  RESULT     nothing above a note was found
  CHECKED    6 of 6 nodes read · 884 facts equal, 0 differ
             3 rules, 18 checks: 12 passed, 0 failed, 6 not applicable, 0 without the data they need
             slowness that all nodes share does not show here: samespec compare RUN-BEFORE last

  SERVICE    small answers  median     p95   n    large answers  median     p95   n
             bj             9.0 ms  9.8 ms  10                   168 ms  178 ms  10
             hk             9.0 ms  9.8 ms  10                   168 ms  178 ms  10
             sg             9.0 ms  9.8 ms  10                   168 ms  178 ms  10

  PATH MTU   host: 1500 ok on all 30 paths
             pod: 1450 ok on all 30 paths
`);
});

test('a clean fleet says so, and what was checked (zh-CN)', () => {
  expect(textReporter(cleanSample(), optionsFor('zh-CN'))).toBe(`
  6 个节点 · 3 个地域 · 30 条路径 · 38 秒                             运行 2026-11-23T05-41-07-clean

  结论      未发现任何高于“提示”级别的问题
  检查      已读取 6 个节点中的 6 个 · 884 项事实一致，0 项不一致
            3 条规则，18 次检查：12 次通过，0 次未通过，6 次不适用，0 次缺少所需数据
            所有节点同样慢时此处看不出来，请与此前的运行比对：samespec compare RUN-BEFORE last

  服务      小响应体  中位数     p95   n    大响应体  中位数     p95   n
            bj        9.0 ms  9.8 ms  10              168 ms  178 ms  10
            hk        9.0 ms  9.8 ms  10              168 ms  178 ms  10
            sg        9.0 ms  9.8 ms  10              168 ms  178 ms  10

  路径 MTU  主机层：全部 30 条路径均为 1500，正常
            Pod 层：全部 30 条路径均为 1450，正常
`);
});

test('a node that is down is told, and not taken for a finding (en)', () => {
  expect(textReporter(nodeDownSample(), optionsFor('en'))).toBe(`
  6 nodes · 3 regions · 20 paths · 38 s                                 run 2026-11-23T06-00-00-down

  RESULT     nothing above a note was found in what could be observed; not everything could
  CHECKED    5 of 6 nodes read · 884 facts equal, 0 differ
             3 rules, 18 checks: 12 passed, 0 failed, 6 not applicable, 0 without the data they need
             slowness that all nodes share does not show here: samespec compare RUN-BEFORE last
  UNKNOWN    1 fact on bj-1, bj-2, hk-1, hk-2, and sg-1: no permission (run with --sudo):
             virt.dmesgHypervisor
  UNKNOWN    pod path MTU of 4 of 20 paths: no statement possible
  NODES      bj-2: part of its output is missing; what came was used
  NODES      sg-2 not reached: no answer in time

  SERVICE    small answers  median     p95   n    large answers  median     p95   n
             bj             9.0 ms  9.8 ms  10                   168 ms  178 ms  10
             hk             9.0 ms  9.8 ms  10                   168 ms  178 ms  10
             sg             9.0 ms  9.8 ms  10                   168 ms  178 ms  10

  PATH MTU   host: 1500 ok on all 20 paths
             pod: from / to  bj       hk       sg
             bj              1450 ok  1450 ok  ?
             hk              1450 ok  1450 ok  ?
             sg              1450 ok  1450 ok  -
             ? = not known; not good news
  PATTERN    pod: all 4 paths to sg-1, a column: nothing is known; look at the way into sg-1
`);
});

test('a node that is down is told, and not taken for a finding (zh-CN)', () => {
  expect(textReporter(nodeDownSample(), optionsFor('zh-CN'))).toBe(`
  6 个节点 · 3 个地域 · 20 条路径 · 38 秒                              运行 2026-11-23T06-00-00-down

  结论      在能观察到的范围内，未发现任何高于“提示”级别的问题；仍有部分内容未能观察
  检查      已读取 6 个节点中的 5 个 · 884 项事实一致，0 项不一致
            3 条规则，18 次检查：12 次通过，0 次未通过，6 次不适用，0 次缺少所需数据
            所有节点同样慢时此处看不出来，请与此前的运行比对：samespec compare RUN-BEFORE last
  未知      bj-1、bj-2、hk-1、hk-2、sg-1 上有 1 项事实无权读取（可加 --sudo 重试）：
            virt.dmesgHypervisor
  未知      Pod 层 20 条路径中有 4 条的路径 MTU 无法判断
  节点      bj-2：部分输出缺失，已到达的部分照常使用
  节点      sg-2 未连通：超时未应答

  服务      小响应体  中位数     p95   n    大响应体  中位数     p95   n
            bj        9.0 ms  9.8 ms  10              168 ms  178 ms  10
            hk        9.0 ms  9.8 ms  10              168 ms  178 ms  10
            sg        9.0 ms  9.8 ms  10              168 ms  178 ms  10

  路径 MTU  主机层：全部 20 条路径均为 1500，正常
            Pod 层：源 / 目的  bj         hk         sg
            bj                 1450 正常  1450 正常  ?
            hk                 1450 正常  1450 正常  ?
            sg                 1450 正常  1450 正常  -
            ? = 未知，不等于正常
  规律      Pod 层：到 sg-1 的全部 4 条路径（整列）：情况未知；先查 sg-1 的入方向
`);
});

test('a run that could see next to nothing is called inconclusive (en)', () => {
  expect(textReporter(inconclusiveSample(), optionsFor('en'))).toBe(`
  6 nodes · 3 regions · no paths measured · not finished               run 2026-11-23T06-10-00-blind

  RESULT     inconclusive: nothing was found, but too little could be observed to say that all is
             well
  CHECKED    0 of 6 nodes read · 0 facts equal, 0 differ
             3 rules, 18 checks: 0 passed, 0 failed, 0 not applicable, 18 without the data they need
  NODES      bj-1 not reached: login denied
  NODES      bj-2 not reached: login denied
  NODES      hk-1 not reached: login denied
  NODES      hk-2 not reached: login denied
  NODES      sg-1 not reached: login denied
  NODES      sg-2 not reached: login denied
`);
});

test('a run that could see next to nothing is called inconclusive (zh-CN)', () => {
  expect(textReporter(inconclusiveSample(), optionsFor('zh-CN'))).toBe(`
  6 个节点 · 3 个地域 · 未测量路径 · 未完成                           运行 2026-11-23T06-10-00-blind

  结论      无法下结论：没有发现问题，但能观察到的内容太少，不能据此认为一切正常
  检查      已读取 6 个节点中的 0 个 · 0 项事实一致，0 项不一致
            3 条规则，18 次检查：0 次通过，0 次未通过，0 次不适用，18 次缺少所需数据
  节点      bj-1 未连通：登录被拒绝
  节点      bj-2 未连通：登录被拒绝
  节点      hk-1 未连通：登录被拒绝
  节点      hk-2 未连通：登录被拒绝
  节点      sg-1 未连通：登录被拒绝
  节点      sg-2 未连通：登录被拒绝
`);
});

const SAMPLES = [cleanSample, hongkongSample, hostileSample, inconclusiveSample, nodeDownSample];
const ESCAPE = /\u001b\[[0-9;]*m/g;

for (const sample of SAMPLES) {
  for (const language of LANGUAGES) {
    test(`${sample.name} in ${language} keeps to the width, whatever it is`, () => {
      for (const width of [40, 57, 80, 100, 120]) {
        for (const verbose of [false, true]) {
          const text = textReporter(sample(), {...optionsFor(language, width), verbose});
          for (const line of text.split('\n')) {
            expect(stringWidth(line), line).toBeLessThanOrEqual(width);
          }
        }
      }
    });

    test(`${sample.name} in ${language} has colour only when asked for, and the same words`, () => {
      const plain = textReporter(sample(), optionsFor(language));
      const coloured = textReporter(sample(), {...optionsFor(language), color: true});
      // No control character but the line break, whatever the nodes say.
      expect(plain).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      expect(coloured).toMatch(ESCAPE);
      expect(coloured.replace(ESCAPE, '')).toBe(plain);
    });
  }
}

test('a slow region nobody can explain is said to be unexplained', () => {
  const document = hongkongSample();
  document.diagnosis.findings = [];
  const text = textReporter(document, optionsFor('en'));
  expect(text).toContain(
    'CAUSE      not found: none of the 4 rules that could be judged explains it',
  );
});

test('verbose names the sources, the reasons and every pair', () => {
  const text = textReporter(hongkongSample(), {...optionsFor('en'), verbose: true});
  expect(text).toContain('source   bj-1: ping -M do -c 3 -W 1 -s 1472 10.1.0.21');
  expect(text).toContain('why      The tunnel adds 50 bytes to each pod packet.');
  expect(text).toContain('bj-1             -           1500 ok     1450 BH');
});

test('an old result shows its age, in nodes and in regions, and is never part of “all is well”', () => {
  const document = cleanSample();
  for (const path of document.paths) {
    const old = path.source === 'hk-1' && path.destination === 'bj-1' && path.layer === 'host';
    if (old) path.at = '2026-11-23T02:41:12.000Z';
  }
  const text = textReporter(document, optionsFor('en'));
  expect(text).toContain('1500 ok (3 h old)');
  expect(text).not.toContain('host: 1500 ok on all');
  expect(text).toContain('(age) = measured that long before the newest path here');
  expect(textReporter(document, optionsFor('zh-CN'))).toContain('1500 正常（3 小时前）');
});

test('two of many paths are shown one by one and give their block no colour', () => {
  const document = cleanSample();
  const kept = ['bj-1 hk-1', 'bj-2 hk-2'];
  document.paths = document.paths.filter(
    ({source, destination}) =>
      !(source.startsWith('bj') && destination.startsWith('hk')) ||
      kept.includes(`${source} ${destination}`),
  );
  for (const path of document.paths) {
    if (path.probe === 'path-mtu' && path.source === 'bj-1' && path.destination === 'hk-1') {
      Object.assign(path, {state: 'black-hole', passBytes: 1400, failBytes: 1401});
    }
  }
  // Too narrow for a table of nodes.
  const text = textReporter(document, {...optionsFor('en', 80), color: true});
  expect(text).toContain('  1400 BH, 1500 ok, .  ');
});

test('a check that broke inside samespec is admitted', () => {
  const document = cleanSample();
  document.diagnosis.results.push({
    rule: 'cpu-steal',
    subjects: ['bj-1'],
    outcome: 'error',
    missing: [],
  });
  expect(textReporter(document, optionsFor('en'))).toContain(
    '1 check broke inside samespec (cpu-steal): please report it',
  );
});
