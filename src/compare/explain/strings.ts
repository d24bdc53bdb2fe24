import type {Strings} from '../../model/message.ts';

export const explainStrings = {
  probable: {
    en: '{fact} separates slow from healthy nodes ({slowWith}/{with} with it are slow, {slowWithout}/{without} without), and {rules} says how',
    'zh-CN':
      '{fact} 能区分慢节点与正常节点（具备者 {slowWith}/{with} 慢，不具备者 {slowWithout}/{without} 慢），且规则 {rules} 说明了机理',
  },
  'unexplained-association': {
    en: '{fact} separates slow from healthy nodes ({slowWith}/{with} with it are slow, {slowWithout}/{without} without), but no rule says how',
    'zh-CN':
      '{fact} 能区分慢节点与正常节点（具备者 {slowWith}/{with} 慢，不具备者 {slowWithout}/{without} 慢），但没有规则说明机理',
  },
  hypothesis: {
    en: '{fact} fits ({slowWith}/{with} with it are slow, {slowWithout}/{without} without), but these nodes are too few or too mixed to show it',
    'zh-CN':
      '{fact} 与现象相符（具备者 {slowWith}/{with} 慢，不具备者 {slowWithout}/{without} 慢），但现有节点不足以证明',
  },
  'confounded-with-region': {
    en: '{fact} differs, but no region holds both slow and healthy nodes with and without it: its effect cannot be separated from that of the region',
    'zh-CN':
      '{fact} 存在差异，但没有任何地域能同时对照两种取值与快慢两类节点：其影响与地域本身无法区分',
  },
  'explained-by-region': {
    en: '{fact} is commoner where nodes are slow, but inside a region it makes no difference',
    'zh-CN': '{fact} 在慢节点所在地域更常见，但在同一地域内部并无影响',
  },
  unexplained: {
    en: '{fact} leans towards the slow nodes, no more than chance does among so many facts',
    'zh-CN': '{fact} 略偏向慢节点，但在如此多的事实中，偶然也会达到这种程度',
  },
  reading: {en: '{fact} = {value}', 'zh-CN': '{fact} = {value}'},
  'reading-other': {en: '{fact} other than {value}', 'zh-CN': '{fact} 不为 {value}'},
  'reading-absent': {en: '{fact} absent', 'zh-CN': '{fact} 不存在'},
  'reading-present': {en: '{fact} present', 'zh-CN': '{fact} 存在'},
  'reading-rule': {en: 'what {rule} found', 'zh-CN': '规则 {rule} 所发现的情况'},
  'reading-and': {en: '{first} together with {second}', 'zh-CN': '{first}，且 {second}'},
  'reading-class': {
    en: '{first} (and {more, plural, one {one more fact that lies} other {# more facts that lie}} on the same nodes)',
    'zh-CN': '{first}（另有 {more} 项事实分布在完全相同的节点上）',
  },
  'overall-probable': {
    en: '{slow, plural, one {The slow node is} other {# slow nodes are}} accounted for by {first}',
    'zh-CN': '{slow} 个慢节点可由 {first} 解释',
  },
  'overall-unexplained-association': {
    en: '{first} separates the {slow, plural, one {slow node} other {# slow nodes}} from the healthy ones; no rule says how',
    'zh-CN': '{first} 能把 {slow} 个慢节点与正常节点区分开，但没有规则说明机理',
  },
  'overall-hypothesis': {
    en: 'Nothing is shown; the most plausible of what differs is {first}',
    'zh-CN': '尚无定论；在各项差异中最可能的是 {first}',
  },
  'overall-confounded-with-region': {
    en: 'All that differs differs together with the region, so the data cannot tell which of it makes slow; first in line by prior knowledge: {first}',
    'zh-CN': '所有差异都与地域同时出现，数据无法判断哪一项导致变慢；按先验知识最可疑的是 {first}',
  },
  'overall-explained-by-region': {
    en: 'What differs does so because of the region; inside regions nothing separates slow from healthy nodes',
    'zh-CN': '差异只是随地域而变；在地域内部没有任何事实能区分慢节点与正常节点',
  },
  'overall-unexplained': {
    en: 'Nothing that was collected separates slow from healthy nodes',
    'zh-CN': '已采集的事实都无法区分慢节点与正常节点',
  },
  'limit-one-node': {
    en: 'One node has nothing to be compared with; at least three are needed',
    'zh-CN': '只有一个节点，无可比对；至少需要三个',
  },
  'limit-two-nodes': {
    en: 'Two nodes show that they differ, never which difference matters; at least three are needed',
    'zh-CN': '两个节点只能说明有差异，无法说明哪项差异起作用；至少需要三个',
  },
  'limit-all-slow': {
    en: 'All nodes are slow: there is no healthy one to compare with. Add nodes known to be good, or a saved run from before',
    'zh-CN': '所有节点都慢，没有可供对照的正常节点。请加入已知正常的节点，或使用此前保存的运行记录',
  },
  'limit-none-slow': {en: 'No node is slow', 'zh-CN': '没有慢节点'},
  'limit-too-few': {
    en: 'With {slow} slow of {nodes} nodes even a perfect match has a chance of {chance, number, ::.000} of being accident: the order below rests on prior knowledge, not on these nodes',
    'zh-CN':
      '{nodes} 个节点中有 {slow} 个慢，即使完全吻合，偶然出现的概率也有 {chance, number, ::.000}：下面的排序依据先验知识，而非这些节点的数据',
  },
  'limit-none-fits': {
    en: 'No difference lies so on these nodes that it could be told from accident: the closest has a chance of {chance, number, ::.000}',
    'zh-CN':
      '没有哪项差异在这些节点上的分布足以排除偶然：最接近的一项，偶然出现的概率也有 {chance, number, ::.000}',
  },
  'limit-confounded': {
    en: 'No region holds both slow and healthy nodes, so differences between regions cannot be told from one another',
    'zh-CN': '没有任何地域同时包含慢节点与正常节点，因此各项地域间差异彼此无法区分',
  },
  'limit-shared-hosts': {
    en: 'Nodes of one physical host count together, as they are slow together',
    'zh-CN': '同一物理机上的节点按一组计算，因为它们会一起变慢',
  },
  'limit-cut': {
    en: 'Combinations were sought among the {kept} most telling of {all} differences',
    'zh-CN': '仅在 {all} 项差异中最有说服力的 {kept} 项之间寻找组合',
  },
  'try-flip': {
    en: 'Change {fact} on {node} to {value}, which healthy nodes have, and measure again: if it stays slow, this is not the cause',
    'zh-CN': '把 {node} 上的 {fact} 改为正常节点的取值 {value} 后重新测量：若仍然慢，则它不是原因',
  },
  'try-flip-unlike': {
    en: 'Make {fact} on {node} like on healthy nodes and measure again: if it stays slow, this is not the cause',
    'zh-CN': '让 {node} 上的 {fact} 与正常节点一致后重新测量：若仍然慢，则它不是原因',
  },
  'try-bisect': {
    en: '{count} facts lie on the same nodes. Set half of them on {node} to what healthy nodes have, beginning with {fact}, and measure; then halve again: at most {trials, plural, one {one trial} other {# trials}}',
    'zh-CN':
      '有 {count} 项事实分布在相同的节点上。从 {fact} 开始，把其中一半在 {node} 上改成正常节点的取值并测量，再继续折半：至多 {trials} 次',
  },
  'try-rule': {
    en: 'Apply what {rule} proposes on {node} alone and measure again, beside a node left as it is',
    'zh-CN': '仅在 {node} 上执行规则 {rule} 的建议后重新测量，并与一个不作改动的节点对照',
  },
} as const satisfies Strings;
