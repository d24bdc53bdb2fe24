import type {Strings} from '../../../model/message.ts';
import {dangerStrings} from '../../mtu/remedy-strings.ts';

export const strings = {
  about: {
    en: 'Do pods use clearly smaller packets than every measured path would carry?',
    'zh-CN': 'Pod 使用的报文是否明显小于所有已测路径都能承载的大小？',
  },
  'no-tunnel': {en: 'this node has no tunnel', 'zh-CN': '该节点没有隧道'},
  used: {
    en: 'pods at {podBytes}; the smallest measured path {underlayBytes} less {overheadBytes} allows {targetBytes}',
    'zh-CN':
      'Pod 为 {podBytes}；最小的已测路径 {underlayBytes} 减去 {overheadBytes} 允许 {targetBytes}',
  },
  title: {
    en: 'pods on {where} use {podBytes} bytes of the {targetBytes} that every measured path allows',
    'zh-CN': '{where}：Pod MTU 为 {podBytes}，而所有已测路径都允许 {targetBytes}',
  },
  why: {
    en: 'Smaller packets are safe and cost little: throughput {minor, select, yes {falls by {costShare, number, ::percent .0} at most} other {falls on long paths with loss, at most in proportion to their size, and more packets cost more CPU}}. This never explains an incident.',
    'zh-CN':
      '较小的报文是安全的，代价也小：{minor, select, yes {吞吐最多下降 {costShare, number, ::percent .0}} other {只在长距离且有丢包时按比例降低吞吐，报文变多也多耗 CPU}}。它从来不是故障原因。',
  },
  room: {
    en: '{node}: pods {podBytes} + {overheadBytes} = {outerBytes}; every measured path carries at least {underlayBytes}',
    'zh-CN':
      '{node}：Pod {podBytes} + {overheadBytes} = {outerBytes}；所有已测路径至少承载 {underlayBytes}',
  },
  'twice-flannel': {
    en: 'exactly twice the overhead is missing: in flannel, "MTU" counts the underlay and the overhead comes off again; write {underlayBytes} there, not {targetBytes}',
    'zh-CN':
      '恰好少了两倍开销：flannel 的 "MTU" 指底层网络，之后还会再减一次开销；应写 {underlayBytes}，而不是 {targetBytes}',
  },
  'twice-cilium': {
    en: 'exactly twice the overhead is missing: Cilium’s helm value MTU is the base and the overhead comes off again; write {underlayBytes} there, not {targetBytes}',
    'zh-CN':
      '恰好少了两倍开销：Cilium 的 helm 值 MTU 是基础值，之后还会再减一次开销；应写 {underlayBytes}，而不是 {targetBytes}',
  },
  'twice-other': {
    en: 'exactly twice the overhead is missing, as if it was taken off by hand and again by the network plugin',
    'zh-CN': '恰好少了两倍开销，像是先手工减了一次，网络插件又减了一次',
  },
  'raise-last': {
    en: 'Leave it, or raise it once every pair is measured: switches and VPC first, all cards, tunnels, pods last.',
    'zh-CN':
      '保持不变；若要调高，须先测完每一对节点：先交换机与 VPC，再所有网卡、隧道，最后才是 Pod。',
  },
  'raise-before-all-hops-verified': dangerStrings['raise-before-all-hops-verified'],
} as const satisfies Strings;
