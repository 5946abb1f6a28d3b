import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { exportFormats, transcriptArchive, transcriptFile } from './export-formats.ts';
import type { Exported } from './exported.ts';
import { distinctNames, fileName } from './file-name.ts';
import { htmlOf, richTextOf } from './html.ts';
import { markdownOf, txtOf } from './plain-text.ts';
import { vttOf } from './subtitles/write-subtitles.ts';
import { anyExported, exportedSample } from './testing/exported-samples.ts';
import { timedPieces } from './timed-pieces.ts';
import { jsonOf, readJson } from './transcript-json.ts';

const second = exportedSample({ title: 'Shopping', text: 'Milk & <eggs>\nBread', duration: 3725 });

describe('JSON', () => {
  test('of any transcripts is read back as they are', () => {
    fc.assert(
      fc.property(fc.array(anyExported, { minLength: 1, maxLength: 3 }), (transcripts) => {
        expect(readJson(jsonOf(transcripts))).toEqual(transcripts);
      }),
    );
  });

  test.each([
    ['text', 'hello'],
    ['another format', '{"format":"other","version":1}'],
    ['a later version', jsonOf([second]).replace('"version": 1', '"version": 2')],
    ['a time that is none', jsonOf([second]).replace('"start": 0.3', '"start": null')],
    ['an empty list', '[]'],
  ])('is refused where it is %s', (_what, file) => expect(readJson(file)).toBeNull());
});

describe('HTML', () => {
  const decoded = (text: string) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

  test('of any transcript has every word with its time', () => {
    fc.assert(
      fc.property(anyExported, (transcript) => {
        const spans = htmlOf([transcript]).matchAll(/<span data-m="(\d+)" data-d="(\d+)">([^<]*)<\/span>/g);
        const read = Array.from(spans, ([, start, length, text]) => [Number(start), Number(length), decoded(text!)]);
        const expected = timedPieces(transcript).map(({ text, start, end }) => {
          const from = Math.round(start * 1000);
          return [from, Math.round(end * 1000) - from, text];
        });
        expect(read).toEqual(expected);
      }),
    );
  });

  test('goes to the clipboard as paragraphs', () =>
    expect(richTextOf(second)).toBe('<p>Milk &amp; &lt;eggs&gt;<br>Bread</p>'));
});

describe('text', () => {
  test('is the words alone, and of several each below its title', () => {
    expect(txtOf([second])).toBe('Milk & <eggs>\nBread\n');
    expect(txtOf([second, second])).toBe(
      'Shopping\n2026-11-28 14:05\n\nMilk & <eggs>\nBread\n\n\nShopping\n2026-11-28 14:05\n\nMilk & <eggs>\nBread\n',
    );
  });

  test('in Markdown is never taken for markup, and says where it comes from', () => {
    const text = '# 1 and *2*\n- no list\n3. neither\n\n_so_ [it] <b>';
    const createdAt = Date.UTC(2026, 10, 28, 14, 5);
    expect(markdownOf([exportedSample({ title: 'A "B"', text, createdAt })])).toBe(
      [
        '---\ntitle: "A \\"B\\""\ndate: 2026-11-28T14:05:00.000Z\nduration: "0:11"\nlanguage: "en"\nmodel: "moonshine-tiny"\n---\n',
        '# A "B"\n',
        '\\# 1 and \\*2\\*  \n\\- no list  \n3\\. neither\n\n\\_so\\_ \\[it\\] \\<b\\>\n',
      ].join('\n'),
    );
  });
});

describe('DOCX', () => {
  test('is a document with title, paragraphs and language', async () => {
    const { bytes } = await transcriptFile([exportedSample(), second], 'docx');
    const parts = unzipSync(bytes);
    const document = strFromU8(parts['word/document.xml']!);
    expect(document).toContain('<w:pStyle w:val="Heading1"/>');
    const texts = Array.from(document.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g), ([, text]) => text);
    expect(texts).toEqual([
      'Inaugural',
      '2026-11-28 14:05 · 0:11',
      ...exportedSample().text.split('\n\n'),
      'Shopping',
      '2026-11-28 14:05 · 1:02:05',
      'Milk &amp; &lt;eggs&gt;',
      'Bread',
    ]);
    expect(strFromU8(parts['word/styles.xml']!)).toContain('<w:lang w:val="en"/>');
  });
});

describe('files', () => {
  test('have the time and the title for a name, as every system takes it', () => {
    expect(fileName({ title: 'a/b: "c"?', createdAt: second.createdAt }, 'srt')).toBe('2026-11-28 1405 a b c.srt');
    expect(fileName({ title: '...', createdAt: second.createdAt }, 'txt')).toBe('2026-11-28 1405.txt');
    expect(distinctNames(['A.txt', 'a.txt', 'B.txt'])).toEqual(['A.txt', 'a (2).txt', 'B.txt']);
  });

  test.each(exportFormats)('of several as %s are in one zip file, and none is empty', async (format) => {
    const { bytes, name, type } = await transcriptArchive([exportedSample(), exportedSample(), second], format);
    expect([name, type]).toEqual([`Sotto ${format}.zip`, 'application/zip']);
    const files = unzipSync(bytes);
    const first = '2026-11-28 1405 Inaugural';
    const names = [`${first}.${format}`, `${first} (2).${format}`, `2026-11-28 1405 Shopping.${format}`];
    expect(Object.keys(files)).toEqual(names);
    if (format !== 'docx') {
      const alone = await transcriptFile([exportedSample()], format);
      expect(files[names[0]!]).toEqual(alone.bytes);
    }
    for (const file of Object.values(files)) expect(file.length).toBeGreaterThan(10);
  });
});

test('words that are not those of the text are not used', () => {
  const words: Exported['words'] = [{ text: 'Other', start: 4, end: 5, confidence: 1 }];
  expect(timedPieces(exportedSample({ words }))).toEqual(timedPieces(exportedSample()));
});

test('a text whose sound has left the device says so in every format that has room for it', () => {
  const host = 'speech.example';
  const sent = exportedSample({ sentTo: [host], sentMark: `Recognised by ${host}` });
  expect(readJson(jsonOf([sent]))).toMatchObject([{ sentTo: [host] }]);
  expect(readJson(jsonOf([sent]).replace(`"${host}"`, '7'))).toBeNull();
  expect(markdownOf([sent])).toContain('sound-sent-to: ["speech.example"]');
  for (const text of [markdownOf([sent, sent]), txtOf([sent, sent]), htmlOf([sent]), vttOf(sent)]) {
    expect(text).toMatch(/Recognised by speech\\?\.example/);
  }
});
