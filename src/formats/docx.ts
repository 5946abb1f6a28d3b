/** A document for word processors: title, time and paragraphs, in styles that the reader can change, and the language for the spell check. */

import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { type Exported, factsOf, paragraphsOf } from './exported.ts';

export async function docxOf(transcripts: readonly Exported[]): Promise<Uint8Array<ArrayBuffer>> {
  const [first] = transcripts;
  const language = first?.language ? { language: { value: first.language } } : {};
  const document = new Document({
    title: first?.title ?? '',
    creator: 'Sotto',
    styles: { default: { document: { run: { font: 'Georgia', size: '11pt', ...language } } } },
    sections: transcripts.map((transcript) => ({ children: contentOf(transcript) })),
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function contentOf(transcript: Exported): Paragraph[] {
  const facts = factsOf(transcript).join(' · ');
  return [
    new Paragraph({ text: transcript.title, heading: HeadingLevel.HEADING_1 }),
    new Paragraph({ children: [new TextRun({ text: facts, color: '6E6A62' })], spacing: { after: 240 } }),
    ...paragraphsOf(transcript).map((paragraph) => {
      const lines = paragraph.split('\n');
      const runs = lines.map((text, at) => new TextRun({ text, ...(at > 0 ? { break: 1 } : {}) }));
      return new Paragraph({ children: runs, spacing: { after: 160, line: 320 } });
    }),
  ];
}
