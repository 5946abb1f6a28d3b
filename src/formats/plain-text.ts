/** Plain text and Markdown. Several transcripts follow each other under their titles. */

import { clockOf, type Exported, factsOf, localMoment, paragraphsOf } from './exported.ts';

/** The text alone; of several, each below its title and time. */
export function txtOf(transcripts: readonly Exported[]): string {
  const texts = transcripts.map((transcript) => {
    const text = paragraphsOf(transcript).join('\n\n');
    const { title, createdAt, sentMark } = transcript;
    const below = [localMoment(createdAt), ...(sentMark ? [sentMark] : [])].join(', ');
    return transcripts.length === 1 ? text : `${title}\n${below}\n\n${text}`;
  });
  return `${texts.join('\n\n\n')}\n`;
}

/** A single one begins with front matter, as note-taking programs read it (YAML); of several, each is a section. */
export function markdownOf(transcripts: readonly Exported[]): string {
  const [only, ...others] = transcripts;
  if (only && others.length === 0) return `${frontMatter(only)}\n# ${escaped(only.title)}\n\n${body(only)}\n`;
  const sections = transcripts.map((transcript) => {
    const facts = factsOf(transcript).map(escaped).join(', ');
    return `## ${escaped(transcript.title)}\n\n*${facts}*\n\n${body(transcript)}\n`;
  });
  return sections.join('\n');
}

function body(transcript: Exported): string {
  // Two spaces at the end of a line keep it a line.
  return paragraphsOf(transcript)
    .map(escaped)
    .join('\n\n')
    .replace(/([^\n])\n(?!\n)/g, '$1  \n');
}

function frontMatter({ title, createdAt, duration, language, model, sentTo }: Exported): string {
  const lines = [
    `title: ${JSON.stringify(title)}`,
    `date: ${new Date(createdAt).toISOString()}`,
    `duration: ${JSON.stringify(clockOf(duration))}`,
    ...(language ? [`language: ${JSON.stringify(language)}`] : []),
    ...(model ? [`model: ${JSON.stringify(model)}`] : []),
    ...(sentTo ? [`sound-sent-to: ${JSON.stringify(sentTo)}`] : []),
  ];
  return `---\n${lines.join('\n')}\n---\n`;
}

/** What would be read as markup: in the text, and at the beginning of a line. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>&~|]/g, '\\$&')
    .replace(/^(\s*)(#{1,6}|[-+]|={1,})(?=\s|$)/gm, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2')
    .replace(/^-{3,}$/gm, '\\$&');
}
