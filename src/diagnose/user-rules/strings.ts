import {messages, type Strings} from '../../model/message.ts';

export const userRuleStrings = {
  // The texts of a user’s rule travel in the finding itself, so a saved report needs no rule file.
  text: {en: '{en}', 'zh-CN': '{zh}'},
  'text-where': {en: '{en}: {where}', 'zh-CN': '{zh}：{where}'},
  'ruled-out': {en: '{en} Not so on {where}', 'zh-CN': '{zh} 以下节点未见异常：{where}'},
  'does-not-apply': {
    en: 'the rule is not about this {scope, select, cohort {cohort} other {node}}',
    'zh-CN': '该规则不适用于{scope, select, cohort {这组节点} other {此节点}}',
  },
  'fact-is': {en: '{fact} is {value}', 'zh-CN': '{fact} 为 {value}'},
  'fact-is-on': {en: '{fact} is {value} on {nodes}', 'zh-CN': '{nodes}：{fact} 为 {value}'},
  'fact-absent': {en: '{fact} is absent on {nodes}', 'zh-CN': '{nodes}：没有 {fact}'},
  'not-known': {
    en: '{facts} on {nodes}: {reason}',
    'zh-CN': '{nodes} 的 {facts}：{reason}',
  },
  'absent-here': {
    en: 'there is no such fact; write “{test}” where the rule ought to allow for that',
    'zh-CN': '不存在该事实；如果规则需要考虑这种情况，请使用“{test}”',
  },
  'too-few': {
    en: 'fewer than two nodes have a value, so there is nothing to compare',
    'zh-CN': '有值的节点不足两个，无从比较',
  },

  'not-yaml': {
    en: 'this is not readable YAML: {reason} (an expression that begins with “!” or a quote goes on the line below “|”)',
    'zh-CN': '不是可读的 YAML：{reason}（以“!”或引号开头的表达式须写在“|”的下一行）',
  },
  'too-large': {
    en: 'the file is larger than {limit, number} bytes',
    'zh-CN': '文件超过 {limit, number} 字节',
  },
  'not-rules': {
    en: 'a rule file is a mapping with schemaVersion: 1 and a list of rules',
    'zh-CN': '规则文件应为包含 schemaVersion: 1 与 rules 列表的映射',
  },
  'expect-version': {en: '1', 'zh-CN': '1'},
  'expect-rules': {en: 'a list of 1 to 200 rules', 'zh-CN': '含 1 到 200 条规则的列表'},
  'expect-id': {
    en: 'lower-case words and digits joined by “-”, at most 64 characters',
    'zh-CN': '以“-”连接的小写单词与数字，最多 64 个字符',
  },
  'expect-scope': {en: '“node” or “cohort”', 'zh-CN': '“node”或“cohort”'},
  'expect-expression': {
    en: 'a CEL expression of at most 2,000 characters',
    'zh-CN': '不超过 2,000 个字符的 CEL 表达式',
  },
  'expect-verdict': {
    en: '“cause”, “contributor” or “note”',
    'zh-CN': '“cause”、“contributor”或“note”',
  },
  'expect-severity': {
    en: '“critical”, “high”, “medium”, “low” or “info”',
    'zh-CN': '“critical”、“high”、“medium”、“low”或“info”',
  },
  'expect-confidence': {en: 'a number from 0 to 1', 'zh-CN': '0 到 1 之间的数'},
  'expect-text': {
    en: 'a sentence, or a mapping with en, zh-CN or both',
    'zh-CN': '一句话，或含 en、zh-CN（至少其一）的映射',
  },
  'expect-texts': {
    en: 'a list of sentences (each a text, or a mapping with en, zh-CN or both)',
    'zh-CN': '句子列表（每项为文本，或含 en、zh-CN 至少其一的映射）',
  },
  'expect-references': {en: 'a list of texts', 'zh-CN': '文本列表'},

  'cel-fault': {en: '{reason}', 'zh-CN': '表达式有误（{reason}）'},
  'cel-not-truth': {
    en: 'it gives {type} and must give true or false; compare it with something',
    'zh-CN': '结果类型为 {type}，而这里必须得到 true 或 false；请加上比较',
  },
  'cel-function': {
    en: 'there is no function “{name}” here; known: {known}',
    'zh-CN': '此处没有函数“{name}”；可用函数：{known}',
  },
  'cel-glob': {
    en: 'regular expressions can run without end on what a node says; use glob(text, ’eth*’), startsWith, endsWith or contains',
    'zh-CN':
      '正则表达式可能因节点返回的内容而无限运行；请改用 glob(text, ’eth*’)、startsWith、endsWith 或 contains',
  },
  'cel-facts': {
    en: 'facts are named in brackets, as in facts[’net.default.mtuBytes’]',
    'zh-CN': '事实须写在方括号中，例如 facts[’net.default.mtuBytes’]',
  },
  'cel-variable': {
    en: '“{name}” is not known in a rule of scope {scope}; known: {known}',
    'zh-CN': '范围为 {scope} 的规则中没有“{name}”；可用：{known}',
  },
  'cel-cost': {
    en: 'it may take too many steps on a large fleet; nest fewer loops, or use differs, values and valuesIn',
    'zh-CN': '在大机群上计算步数过多；请减少循环嵌套，或改用 differs、values、valuesIn',
  },
  'cel-kinds': {
    en: '{fact} is {kind, select, text {text} number {a number} truth {true or false} other {a list}}, so it never equals {literal}; write {mend}',
    'zh-CN':
      '{fact} 是{kind, select, text {文本} number {数字} truth {布尔值} other {列表}}，不可能等于 {literal}；请写成 {mend}',
  },
  'cel-result': {
    en: 'it gave {type}, not true or false',
    'zh-CN': '结果为 {type}，而不是 true 或 false',
  },
} as const satisfies Strings;

export const say = messages('user-rule', userRuleStrings);
