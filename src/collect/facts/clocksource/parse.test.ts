import {expect, test} from 'vitest';
import {factsOf, fixtureFacts} from '../fixture-facts.ts';

test.each([
  ['ubuntu-22.04.txt', 'kvm-clock', ['acpi_pm', 'kvm-clock', 'tsc']],
  ['debian-12.txt', 'tsc', ['kvm-clock', 'tsc']],
  ['alpine-3.19.txt', 'hpet', ['acpi_pm', 'hpet']],
  ['rocky-9.txt', 'kvm-clock', ['acpi_pm', 'hpet', 'kvm-clock', 'tsc']],
])('%s is read in full', (file, source, available) => {
  expect(fixtureFacts(import.meta.url, file)).toEqual({
    'clock.source': source,
    'clock.sourcesAvailable': available,
  });
});

const CURRENT = '/sys/devices/system/clocksource/clocksource0/current_clocksource';

test.each([
  [`grep: ${CURRENT}: No such file or directory`, 'absent'],
  [`grep: ${CURRENT}: Permission denied`, 'denied'],
  [`${CURRENT}:not a name`, 'unparsed'],
])('“%s” means %s', (text, reason) => {
  expect(factsOf('clocksource', {'clocksource.files': text})['clock.source']).toEqual({
    missing: reason,
  });
});
