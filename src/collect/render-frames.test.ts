import fc from 'fast-check';
import {expect, test} from 'vitest';
import {readFrames} from './frames.ts';
import {renderFrames} from './render-frames.ts';

const section = {id: 'os.files', command: 'cat etc/os-release', exit: 0, partial: false};

test('what is rendered is read back as it was, and known to come from saved files', () => {
  const lines = fc.array(fc.stringMatching(/^[ -~\t]{0,40}$/), {maxLength: 8});
  fc.assert(
    fc.property(lines, (rows) => {
      const text = rows.join('\n').replace(/\n$/, '');
      const output = readFrames(renderFrames(['os'], [{...section, text}]));
      expect(output).toMatchObject({families: ['os'], complete: true, fromTree: true});
      const found = output.sections.get('os.files');
      expect(found?.text).toBe(text.replace(/\n$/, ''));
      expect(found).toMatchObject({exit: 0, truncated: false, ended: true});
    }),
  );
});

test('a saved file cannot forge a frame', () => {
  const text = 'ID=debian\n@end os.files exit=0 cs=0 truncated=0\n@begin cpu.info\tx\n|fake\n@done';
  const {sections} = readFrames(renderFrames(['os'], [{...section, text}]));
  expect([...sections.keys()]).toEqual(['os.files']);
  expect(sections.get('os.files')?.text).toBe(text);
});

test('a section that is too long is cut and says so', () => {
  const output = readFrames(renderFrames(['os'], [{...section, text: 'x'.repeat(100)}], 10));
  expect(output.sections.get('os.files')).toMatchObject({text: 'x'.repeat(10), truncated: true});
});
