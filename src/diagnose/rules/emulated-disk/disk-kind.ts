const EMULATED =
  /^(ata_piix|pata_\w+|sym53c8xx|mptspi|mptsas|BusLogic|buslogic|lsilogic|piix|am53c974)$/;

/** `either`: hypervisors imitate it, and some sell it as the usual disk of a real machine (AHCI). */
export function diskKind(driver: string): 'emulated' | 'either' | 'other' {
  if (EMULATED.test(driver)) return 'emulated';
  return driver === 'ahci' ? 'either' : 'other';
}
