/** Implementers and parts of arm64 servers, from the MIDR register as lscpu-arm.c of util-linux names them. */
const VENDORS: Readonly<Record<string, string>> = {
  '0x41': 'ARM',
  '0x42': 'Broadcom',
  '0x43': 'Cavium',
  '0x46': 'FUJITSU',
  '0x48': 'HiSilicon',
  '0x4e': 'NVIDIA',
  '0x50': 'APM',
  '0x51': 'Qualcomm',
  '0x61': 'Apple',
  '0x6d': 'Microsoft',
  '0x70': 'Phytium',
  '0xc0': 'Ampere',
};

const MODELS: Readonly<Record<string, string>> = {
  '0x41/0xd03': 'Cortex-A53',
  '0x41/0xd07': 'Cortex-A57',
  '0x41/0xd08': 'Cortex-A72',
  '0x41/0xd0b': 'Cortex-A76',
  '0x41/0xd0c': 'Neoverse-N1',
  '0x41/0xd40': 'Neoverse-V1',
  '0x41/0xd49': 'Neoverse-N2',
  '0x41/0xd4f': 'Neoverse-V2',
  '0x48/0xd01': 'TaiShan-v110',
  '0x48/0xd02': 'TaiShan-v120',
  '0xc0/0xac3': 'Ampere-1',
  '0xc0/0xac4': 'Ampere-1a',
};

/** A vendor this table does not know keeps its number, so that two unknown ones still differ. */
export function armVendor(implementer: string): string {
  return VENDORS[implementer] ?? implementer;
}

export function armModelName(implementer: string, part: string | undefined): string | undefined {
  if (part === undefined) return undefined;
  return MODELS[`${implementer}/${part}`] ?? `${armVendor(implementer)} part ${part}`;
}
